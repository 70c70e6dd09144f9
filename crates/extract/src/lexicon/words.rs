//! The word lists behind [`crate::lexicon`], made by hand.

use crate::lexicon::flag as f;
use english::{classes, titles};

/// Lists of words with what they are. An underscore is a space.
pub(crate) const LISTS: &[(u64, &str)] = &[
    (f::PRONOUN | f::EMPTY, "he she they it i we you who everyone everybody someone somebody nobody one"),
    (f::THIRD, "he she him her his hers himself herself"),
    (f::FIRST, "i we you"),
    (f::RELATIVE | f::EMPTY, "who which that"),
    (f::THAT | f::EMPTY, "that"),
    (f::WH | f::EMPTY, "whether how what why where when if who which"),
    (f::TO | f::PREPOSITION | f::EMPTY, "to"),
    (
        f::DETERMINER | f::EMPTY,
        "the a an this that these those his her its their our my your some many several most all both each every no \
         any few another other one two three four five six seven eight nine ten more such",
    ),
    (
        f::AUXILIARY | f::EMPTY,
        "is are was were be been being am has have had having do does did will would can could should may might must \
         shall 's 've 're 'll 'd 'm not never cannot",
    ),
    (f::BE | f::EMPTY, "is are was were be been being am 're 'm"),
    (f::NOT, "not never cannot n't nor without no"),
    (
        f::ADVERB | f::EMPTY,
        "also later then now again once still already ever even often just soon further too however instead meanwhile \
         today yesterday tomorrow tonight earlier recently previously always sometimes perhaps first there here back \
         afterwards afterward nevertheless nonetheless moreover thus therefore only very so",
    ),
    (f::PREPOSITION | f::EMPTY, classes::PREPOSITIONS),
    (f::AND | f::EMPTY, "and or & nor"),
    (
        f::CLAUSE | f::EMPTY,
        "but because while although though when if as unless whereas since until where whether than yet so that \
         after before once",
    ),
    (
        f::TIME | f::EMPTY,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
         september october november december jan feb mar apr aug sept sep oct nov dec today yesterday tomorrow tonight \
         week weeks month months year years day days morning afternoon evening night hour hours minutes weekend \
         noon midnight last this next earlier ago",
    ),
    (f::HONORIFIC | f::EMPTY, titles::HONORIFICS),
    (f::HONORIFIC | f::RANK | f::EMPTY, titles::HONOURED_RANKS),
    (f::RANK, titles::RANKS),
    (
        f::ROLE,
        "director spokesman spokeswoman spokesperson spokespeople president chief minister secretary head chairman \
         chairwoman chair chairperson founder co-founder leader manager officer executive ceo coordinator professor \
         lecturer researcher scientist analyst economist lawyer attorney solicitor barrister prosecutor judge doctor \
         nurse surgeon teacher engineer author editor reporter journalist correspondent columnist commentator \
         historian expert specialist consultant adviser advisor aide strategist pollster campaigner activist advocate \
         ambassador envoy diplomat commander general colonel captain commissioner inspector superintendent mayor \
         governor senator congressman congresswoman lawmaker representative mp councillor candidate nominee member \
         official owner landlord tenant farmer mother father sister brother son daughter wife husband widow widower aunt uncle niece nephew cousin stepmother stepfather grandmother \
         grandfather grandson granddaughter fiancé fiancée friend \
         neighbour neighbor resident witness survivor victim patient student pupil parent coach player striker \
         goalkeeper athlete swimmer sprinter referee delegate negotiator organiser organizer trustee treasurer \
         vice-president co-chair chancellor dean principal headteacher fellow counsel defendant plaintiff supporter \
         critic opponent veteran actor singer writer artist producer partner boss physicist biologist \
         epidemiologist virologist psychologist ombudsman auditor administrator chief_executive deputy secretary-general \
         statistician hydrologist ecologist geologist chemist sociologist criminologist toxicologist cardiologist \
         oncologist paediatrician pediatrician climatologist archaeologist biochemist hygienist midwife paramedic \
         firefighter whistleblower inspector builder striker midfielder defender captain skipper curator librarian \
         chairperson treasurer superintendent sprinter monitor operator agent elder",
    ),
    (
        f::VOICE,
        "spokesman spokeswoman spokesperson spokespeople lawyer lawyers attorney attorneys solicitor barrister \
         director head chief president chairman chairwoman chair chairperson founder leader manager ceo minister \
         secretary commissioner administrator owner official officials executive researchers researcher counsel coordinator campaigner \
         mayor governor representative representatives adviser advisor aide aides officer secretary-general boss \
         commander general envoy ambassador",
    ),
    (
        f::STAFF,
        "researchers researcher officials official lawyers aides officers staff members leaders executives campaigners \
         investigators bosses spokespeople representatives prosecutors ministers commanders inspectors scientists \
         advisers activists volunteers managers lawmakers source sources",
    ),
    (f::BODY, classes::ORGANISATION_NOUNS),
    (
        f::DOCUMENT,
        "report study survey paper letter statement memo analysis poll review document book article lawsuit complaint \
         filing indictment ruling judgment judgement verdict findings audit investigation trial inquest research data figures \
         statistics email e-mail text message post tweet press_release release petition dossier assessment editorial \
         guidelines manifesto website reports studies documents records papers polls letters emails analyses",
    ),
    (
        f::GROUP,
        "residents survivors witnesses officials experts critics scientists researchers doctors nurses teachers \
         parents students workers employees campaigners activists protesters supporters opponents analysts economists \
         lawyers prosecutors police rescuers farmers families relatives neighbours neighbors locals villagers \
         passengers voters fans players members leaders lawmakers senators republicans democrats conservatives \
         investigators historians authorities sources people others observers advocates academics aides tenants \
         patients customers shareholders investors organisers organizers rivals ministers diplomats engineers \
         republicans pollsters strategists reporters journalists authors some many women men children americans",
    ),
    (
        f::HUMAN,
        "man woman boy girl source person witness resident official driver passenger worker employee someone \
         bystander onlooker shopkeeper friend relative insider veteran individual",
    ),
    (
        f::ABBREVIATION,
        "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm cmdr cpl brig rev hon st jr sr no vs inc ltd co corp \
         dept univ assn bros mt ft jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del \
         fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo \
         d-mo r-mo e.g i.e etc approx est fig messrs mme mlle hon pres supt det insp pvt spc d.c u.s u.k u.n",
    ),
    (f::POSSESSIVE | f::EMPTY, "'s"),
    (
        f::VERB,
        "went took made got saw came gave knew began kept left held brought stood ran paid met led fell sent built \
         lost spent grew rose drew hit set put let becomes get gets go goes make makes take takes come comes give \
         gives want wants wanted needed need needs tried seemed looked works worked played used moved lived turned \
         started ended helped caused thrown eaten broke broken chosen drove flew forgot hid struck won wore hurt cut \
         quit sold bought caught fought taught sought died opened closed signed filed continued described praised \
         ordered passed voted backed supported",
    ),
    (
        f::SAYING,
        "claim claims allegation allegations assertion assertions accusation accusations argument contention \
         insistence suggestion suggestions statement denial warning warnings complaint complaints belief view \
         promise promises pledge vow prediction assurance assurances mantra myth excuse line narrative story \
         explanation conclusion declaration admission remark remarks comments charge charges boast assessment",
    ),
    (
        f::SCORNED,
        "mantra myth excuse narrative line fiction fairy-tale lie lies pretence pretense boast story",
    ),
    (f::DUTY, "should must needs need ought failed fails refused refuses has_to have_to"),
    (
        f::PLACE,
        "britain uk u.k england scotland wales ireland us u.s usa america american france germany italy spain russia \
         china japan india pakistan iran iraq syria israel turkey ukraine egypt canada mexico brazil australia europe \
         africa asia london paris berlin moscow beijing washington brussels geneva york boston chicago texas florida \
         california ohio georgia virginia pennsylvania michigan iowa nevada arizona jersey carolina afghanistan yemen \
         libya lebanon gaza north south east west saudi arabia korea",
    ),
    (
        f::ADJECTIVAL,
        "british american russian chinese french german italian spanish israeli palestinian syrian iraqi iranian \
         republican democratic conservative labour liberal scottish welsh irish european indian us uk muslim \
         christian jewish catholic assistant deputy acting senior former local federal state independent leading longtime national",
    ),
    (
        f::WOMAN,
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra \
         ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura \
         cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra \
         rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren \
         christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison \
         kathryn janice jean alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa \
         diana natalie brittany charlotte marie kayla alexis lori kate kirsty fiona claire clare lucy jane ellen eve \
         zoe chloe sophie theresa nicola hillary melania ivanka kellyanne fatima aisha leila layla amina priya anita \
         mei yuki ingrid astrid elena natasha olga svetlana irina ana rosa carmen lucia alicia wendy tracy jill \
         ursula angela nora maya amal rosie gemma hazel harriet kim elaine loretta \
         abigail adele agnes aisling alexandra alina alison allison alma amina anastasia anneliese annette \
         antonia aoife astrid audrey aurora ava beatrice beatriz becky belinda bella bernadette bertha bethany \
         bianca birgit bonnie bridget brigitte camila camille carla carole caroline carrie catalina cath cecilia \
         celia chiara cindy clara claudia colette constance consuelo cora corinne courtney daisy dana daniela \
         daphne darlene deirdre delia denise dora edith eileen eleanor elisa elise eliza ella elsa elsie emilia \
         esme esther eugenia eunice eva evangeline farah faye felicity flora frances francesca freda freya \
         gabriela gail geraldine gertrude gillian gina ginny giulia glenda greta gretchen gwen gwendolyn hanna \
         hanne heidi henrietta hilda hilary holly ida imogen ines inga ingeborg irene iris isabel isabelle \
         isobel jackie jamila jana jasmine jeanette jeanne jemima jenna jennie jenny jessie jo joanna joanne \
         jodie johanna josephine josie juanita juliana juliet kara karin karina kathy katie katrina katya kay \
         kendra kerry kirsten kristen kristin kristina lana larissa leah lena lesley leticia liesl lila lillian \
         lily lina linh liv livia liz liza lorna lorraine lotte louisa louise lucille lucinda luisa lydia lynda \
         lynn lynne mabel madeleine mae maggie mairead maja mandy manuela marcia margarita margot marianne \
         maria-elena marina marion marissa marjorie marlene marta martina matilda maud maureen mavis maxine \
         meera mercedes meredith mia millicent mina mindy mira miranda miriam moira molly mona monica monika \
         morag muriel myra myrtle nadia nadine nadira nancy naomi nasreen natalia nell nellie nina noor noreen \
         norma odette olwen ottilie pam pamela pat patsy patti paula pauline peggy penelope petra philippa \
         phoebe phyllis pippa polly rachael ramona raquel renata renee rhiannon rhoda rhona rita roberta robin \
         rosalie rosalind rosanna roseanne rosemary rowena roxanne sabine sabrina sadie sally samira sanaa sandy \
         saoirse saskia selina serena shannon sheila shelley sheryl shirin shona sian sigrid silvia simone \
         sinead siobhan sofia sonia sonja stella sue suki sunita susana susanna susanne suzanne sybil sylvia \
         tabitha tamara tamsin tania tanya tara tatiana tess tessa thelma tina toni tonya tricia trudy valentina \
         valerie vanessa vera veronica vicky viola viv vivian vivienne wanda wilma winifred yasmin yolanda \
         yvette yvonne zainab zara zelda zeynep zofia",
    ),
    (
        f::MAN,
        "james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark \
         donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob \
         gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank \
         patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter \
         noah jeremy christian keith roger terry austin gerald harold sean shaun carl dylan arthur lawrence jordan \
         jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph \
         bobby russell bradley philip eugene tom tim jim bob bill mike dave steve dan ben sam nick matt chris greg jeff \
         ian neil graham simon martin nigel barack bernie ted marco newt mitt rudy vladimir boris mohammed muhammad \
         ahmed ali hassan omar ibrahim yusuf tariq rajesh arjun wei hiroshi lars erik hans klaus jurgen pierre jean-luc \
         carlos luis miguel antonio pedro stefan ivan dmitri sergei igor liam callum hugh angus duncan hamish craig \
         stuart gavin colin derek leon oscar max felix harry fred len victor \
         abdul abdullah abel abraham adel adnan adrian ahmad aidan akira alasdair alastair alec alejandro \
         alessandro alexei alf alfonso alfred alistair alvin ambrose amir amos anatoly anders andre andreas \
         andrei andy angelo anil anton antonio archie armando arnold arne arthur ashok augustus axel barnaby \
         barney barry bart bashir basil ben benedict benny bernard bernie bert bertrand bjorn boyd brad brendan \
         brent bret brett byron caleb cameron cedric cesar charlie chuck clarence clark claude clayton clement \
         clifford clive clyde conor conrad corey cornelius craig crispin curtis cyril cyrus damian damien damon \
         darren darryl declan denis desmond dick dieter diego dirk dominic doug drew dwayne dwight eamon eddie \
         edgar edmund eduardo edwin einar eli elias elliot ellis elmer emil emilio emmanuel enrique ernest \
         ernesto ernst errol esteban ethan evan ewan fabio farid faisal fergus fernando fidel finn floyd francis \
         francisco franco frank franz frederick freddie friedrich gareth garry gene geoff geoffrey gerard gerry \
         gil giles giovanni giuseppe glenn glyn godfrey gordon graeme guido guillermo gunther gus gustav guy \
         hamid hamza hank hannes hector heinrich helmut henrik herbert herman hendrik horace howard hubert hugo \
         humphrey ibrahim idris ignacio imran irving isaac ismail ivor jabari jaime jamal jake jan jared jarvis \
         jasper javier jay jeff jerome jimmy joachim joaquim joaquin joel johan johannes johnny jonas jorge \
         josef josh juergen julian jules julio julius kamal karim karl kenji kenny khalid kieran kirk kit klaus \
         kofi konrad kurt kwame lachlan lamar lance lars laurence lee leo leonard leonardo leroy leslie lester \
         levi lewis lionel lloyd lorenzo louis luca lucas luigi luke luther magnus malcolm manuel marc marcel \
         marcus marek mario marius marshall martin marvin mathew mats matteo matthias maurice mauricio max maxim \
         mehmet mel melvin mick mickey miles mitch mitchell mohamed mohammad mohan monty morgan morris moses \
         mustafa myles nathaniel ned nicolas nicholas niall nick nico niels nikolai nils noel olaf ole oleg \
         oliver olivier osama osman otis otto owen pablo paddy paolo pascal pavel pedro per percy perry pete \
         philippe phillip pieter piers prakash rafael raj rakesh ralph ramon randall randolph ravi ray reggie \
         reginald rene reuben rex rhys ricardo rick ricky rob robbie roberto rodney rodrigo roland rolf ron \
         ronan ronnie rory ross rowan rufus rupert russ ruben salim salvador salvatore sam sami sandro sanjay \
         saul scott sebastian seamus sergei sergio seth sergey shane sid sidney silas spencer stan stanley \
         stefan stephan stewart stig sven tadeusz tariq ted terence terrence theo theodore thor tobias toby todd \
         tomas tommy tony trevor tristan tuomas ulrich umberto uwe valentin vaughn vernon vic vijay viktor vince \
         vito wallace warren wayne wendell wesley wilbur wilfred wilhelm willard willem winston wolfgang wyatt \
         xavier yann yasser yuri yusuf zach zack zoltan",
    ),
    (
        f::ORG_NAME,
        "international ministry department council committee commission university college institute association \
         society foundation federation union party group inc ltd plc corp corporation company bank court agency \
         authority office bureau service trust church club league alliance network centre center police army navy \
         force forces parliament senate congress house times post journal guardian news bbc cnn nbc abc cbs fox reuters \
         associated press herald tribune telegraph mail nations nato fund campaign administration board hospital \
         school airways airlines partners holdings watch coalition organisation organization team united city fc \
         government cabinet treasury pentagon kremlin \
         systems devices foods logistics pharma pharmaceuticals laboratories industries technologies solutions motors \
         energy hydro lithium ferries media studios properties homes insurance resources railways shipping chemicals \
         software aerospace electric brewery bakery stores brands robotics kingdom republic commonwealth workers \
         observatory constabulary inspectorate brigade brigades front alliance diocese fire-service",
    ),
    (
        f::EMPTY,
        "him them us me himself herself themselves itself those these said say says not no yes more most much many lot \
         thing things way get got go going make made take taken come came know think want need needs like one ones \
         well really right good new people time year day man while whose whom own same able upon also both either \
         neither just than too very can will would 'll don't doesn't didn't isn't wasn't aren't let us part number",
    ),
    (
        f::COMPARES,
        "more less fewer greater worse better highest lowest higher lower largest biggest smallest worst best most \
         least than twice double doubled half tripled cause caused causes because led leads result resulted due \
         increase increased rise rose fell fall decline declined dropped grew record unprecedented compared",
    ),
    (
        f::EVENT,
        "killed kill killing injured wounded died dead destroyed attacked struck bombed shot arrested stole stolen \
         fired closed broke lied lying fraud illegal unlawful crime crimes corrupt abuse abused violated failed hid \
         covered bribed cheated breached ignored misled false untrue evidence disproportionate indiscriminate guilty \
         negligent contacted warned signed paid spent built sold bought polluted contaminated leaked hacked invaded \
         using collapse collapsed evicted unsafe dangerous suffered imperilled poisoned cut lost",
    ),
];
