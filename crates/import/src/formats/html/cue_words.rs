//! The words of `cues`: what lines begin with, hold or end with that are no text of an article. All in lower case.

/// Beginnings of lines that lead to another article. In lower case.
#[rustfmt::skip]
pub(super) const LEADS: &[&str] = &[
    "read more", "read also", "also read", "read next", "read our", "read the full story", "more:",
    "more :", "related:", "related :", "related article", "related story", "related stories",
    "related coverage", "related topics", "related news", "see also", "see more", "see:", "watch:",
    "watch |", "watch now", "watch live", "watch below", "watch the video", "listen:", "listen to",
    "listen |", "in pictures:", "in photos:", "photos:", "gallery:", "video:", "live:", "opinion:",
    "opinion |", "analysis:", "analysis |", "explainer:", "explained:", "timeline:", "don't miss",
    "don’t miss", "must read", "must-read", "recommended", "you may also", "you might also", "more on this",
    "more from", "more stories", "more coverage", "more news", "full coverage", "go deeper", "keep reading",
    "continue reading", "click here", "tap here", "view this post", "what to know:", "editor's pick",
    "editor’s pick", "editors' pick", "top stories", "most read", "trending", "popular now", "next up",
    "up next", "from the archive", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lesen sie dazu",
    "lies auch", "mehr zum thema", "mehr dazu", "mehr lesen", "auch interessant", "siehe auch",
    "hier lesen", "zum thema", "das könnte sie", "weitere artikel", "weiterlesen", "passend dazu",
    "meistgelesen", "lire aussi", "à lire aussi", "a lire aussi", "à lire", "lisez aussi", "lire la suite",
    "voir aussi", "à voir aussi", "sur le même sujet", "notre sélection", "les plus lus", "lire :",
    "écouter aussi", "retrouvez", "follow ", "lea también", "lee también", "le puede interesar",
    "te puede interesar", "más información", "también te puede", "leggi anche", "potrebbe interessarti",
    "lees ook", "leia também", "leia mais", "veja também", "czytaj też", "czytaj także", "zobacz też",
    "les også", "læs også", "läs också", "läs mer",
];

/// Beginnings of invitations. In lower case.
#[rustfmt::skip]
pub(super) const INVITATIONS: &[&str] = &[
    "sign up", "subscribe", "get the latest", "get breaking", "get more", "get your", "get our",
    "get daily", "get local", "get news", "get exclusive", "be the first to", "install the", "download the", "download our", "follow us", "like us", "join us on", "join our",
    "click here", "support our", "support independent", "become a member", "become a subscriber", "donate",
    "help us", "got a story", "got a tip", "do you have a story", "have a tip", "share your story",
    "send us", "email us", "contact us", "get in touch", "for more stories like", "for more news",
    "stay up to date", "stay informed", "keep up with", "register", "log in", "already a subscriber",
    "already have an account", "newsletter", "our free newsletter", "enter your email",
    "thank you for signing", "thanks for signing", "you've successfully", "by signing up", "by subscribing",
    "by providing your email", "this site is protected by recaptcha", "to view this video",
    "to continue reading", "start your", "try it free", "choose your", "add us as", "make us your",
    "set us as", "connect with", "listen and subscribe", "don't miss the latest", "never miss",
    "jetzt abonnieren", "jetzt anmelden", "hier abonnieren", "newsletter abonnieren", "melden sie sich",
    "abonnieren sie", "folgen sie", "hier geht's", "hier geht es", "mit unserem newsletter", "registrieren",
    "für die kommerzielle nutzung", "jetzt testen", "weiterlesen mit", "abonnez-vous", "inscrivez-vous",
    "s'abonner", "recevez", "suivez-nous", "suivez", "téléchargez", "il vous reste",
    "la suite est réservée", "cet article est réservé", "suscríbete", "suscribirse", "síguenos",
    "regístrate", "iscriviti", "abbonati", "seguici", "abonneer", "meld je aan", "assine", "inscreva-se",
    "siga ", "se connecter", "déjà abonné",
];

/// Beginnings of lines that are never the text, however they end. In lower case.
#[rustfmt::skip]
pub(super) const SURE: &[&str] = &[
    "this is a live blog", "this live blog", "scroll down for", "refresh this page", "refresh the page",
    "watch |", "watch:", "listen |", "read |", "video |", "photos |", "in pictures |",
    "article continues below", "story continues below", "this article continues",
];

/// Words of forms that ask readers for their addresses. In lower case.
#[rustfmt::skip]
pub(super) const CONDITIONS: &[&str] = &[
    "our privacy policy", "our privacy notice", "see our privacy", "from us and our partners",
    "unsubscribe at any time", "you can unsubscribe", "opt out at any time", "terms of service apply",
    "i agree to the terms", "i would like to receive", "to our terms of", "datenschutzhinweis",
    "datenschutzerklärung", "jederzeit abbestellen", "jederzeit widerrufen", "vous désinscrire",
    "politique de confidentialité",
];

/// Places on which one follows a paper. In lower case.
#[rustfmt::skip]
pub(super) const NETWORKS: &[&str] = &[
    " on twitter", " on x", " on facebook", " on instagram", " on whatsapp", " on tiktok", " on linkedin",
    " on bluesky", " on threads", " on google news", "@",
];

/// Notices that are no part of an article. In lower case.
#[rustfmt::skip]
pub(super) const NOTICES: &[&str] = &[
    "advertisement", "article continues", "story continues", "continued below", "continue below", "anzeige",
    "werbung", "publicité", "sponsored", "copyright", "©", "(c) 20", "all rights reserved", "share this",
    "share on", "share via", "comments", "show comments", "view comments", "leave a comment",
    "post a comment", "add a comment", "no comments", "loading", "updated:", "last updated", "published:",
    "first published", "posted:", "print this", "jump to", "skip to", "back to top", "see all", "show more",
    "view more", "load more", "our standards:", "report an error", "report a typo", "suggest a correction",
    "error! sorry", "there was an error", "this video is not", "your browser does not", "we use cookies",
    "this article was", "this story was originally", "this content is", "to show you this content", "this material may not", "teilen",
    "kommentare", "drucken", "zur startseite", "quelle:", "alle rechte vorbehalten", "tous droits réservés",
    "partager", "commentaires", "réagir", "ajouter", "contenu réservé",
];

/// Beginnings of lines that say who worked on an article. In lower case.
#[rustfmt::skip]
pub(super) const CREDITS: &[&str] = &[
    "reporting by", "editing by", "additional reporting", "with reporting", "writing by", "compiled by",
    "edited by", "produced by", "photographs by", "with files from", "— with files", "with additional",
    "with contributions", "(reporting by", "(additional reporting", "additional writing", "contributors:",
    "by ", "bearbeitung", "übersetzung", "mit material von", "redaktion:", "text:", "propos recueillis",
    "avec afp", "(avec afp", "avec agences", "traduction", "edited and", "adapté de", "story by",
    "associated press writer", "associated press journalist", "associated press reporter",
];

/// Marks before the name of a photographer or an agency, at the end of a caption.
#[rustfmt::skip]
pub(super) const PICTURE_MARKS: &[&str] = &[
    "foto:", "fotos:", "photo:", "photos:", "photograph:", "picture:", "pictures:", "bild:", "image:",
    "images:", "credit:", "crédit photo", "crédit :", "(ap photo", "ap photo/", "(photo by", "(photo ",
    "photo by ", "(picture", "(image", "getty images", "/getty", "via getty", "afp via", "/afp)",
    "/reuters)", "/epa", "shutterstock", "(file photo", "(screenshot", "/dpa", "picture alliance", "imago/",
    "handout via", "via reuters", "via ap)", "/ap)",
];

/// Words of a page whose rest is for subscribers. In lower case.
#[rustfmt::skip]
pub(super) const CUTS: &[&str] = &[
    "il vous reste", "la suite est réservée", "cet article est réservé", "to continue reading",
    "to read the full", "to read this article", "subscribe to read", "to keep reading",
    "continue reading with a", "this article is for subscribers", "this content is for subscribers",
    "this is a subscriber", "weiterlesen mit", "jetzt weiterlesen", "um diesen artikel weiterzulesen",
    "den vollständigen artikel", "diesen artikel weiterlesen",
];

/// Headings above references and links to other places. In lower case.
#[rustfmt::skip]
pub(super) const APPENDICES: &[&str] = &[
    "references", "further reading", "external links", "see also", "notes", "sources", "our sources",
    "bibliography", "footnotes", "einzelnachweise", "weblinks", "literatur", "quellen", "siehe auch",
    "notes et références", "références", "liens externes", "voir aussi", "sources :", "bibliographie",
];

/// Titles of boxes with links to other articles, each a whole line. In lower case.
#[rustfmt::skip]
pub(super) const BOX_TITLES: &[&str] = &[
    "related", "recommended", "more", "more stories", "more news", "latest", "latest news", "popular",
    "most popular", "most read", "most viewed", "trending", "trending now", "top stories", "in other news",
    "elsewhere", "what to read next", "read this next", "explore more", "further reading", "editors’ picks",
    "mehr zum thema", "zum thema", "meistgelesen", "mehr", "más información", "te recomendamos", "lo más visto",
    "à lire aussi", "sur le même sujet", "les plus lus", "leggi anche", "lees ook", "leia também",
];

/// Words of a notice about cookies, beside that word. In lower case.
#[rustfmt::skip]
pub(super) const CONSENT: &[&str] = &[
    "your permission", "your consent", "may be using cookies", "your cookie", "cookie settings",
    "cookie preferences", "accept all", "allow cookies", "manage your", "this site uses", "we use cookies",
    "ihre zustimmung", "ihrer zustimmung", "ihre einwilligung", "ihrer einwilligung", "cookie-einstellungen",
    "votre consentement", "vos cookies", "gestion des cookies", "su consentimiento", "il tuo consenso",
];

/// Words that a page shows in the place of what comes from elsewhere. In lower case.
#[rustfmt::skip]
pub(super) const FOREIGN_CONTENT: &[&str] = &[
    "empfohlener redaktioneller inhalt", "mir externe inhalte angezeigt", "daten an drittplattformen",
    "externer inhalt", "wir benötigen ihre zustimmung", "this content is hosted by a third party",
    "by showing the third party content", "content from an external", "ce contenu est bloqué",
    "para ver este contenido", "this content isn’t available", "this content isn't available",
];

/// Words beside an address to which readers may write. In lower case.
#[rustfmt::skip]
pub(super) const CONTACTS: &[&str] = &[
    "reach ", "reached at", "contact", "email", "e-mail", "follow", "write to", "send tips", "a tip",
    "schreiben sie", "kontakt", "écrire à", "contacter",
];

/// Beginnings of lines that say when an article was published. In lower case.
#[rustfmt::skip]
pub(super) const DATED: &[&str] = &[
    "updated ", "published ", "last updated ", "first published ", "posted ", "stand:", "aktualisiert",
    "veröffentlicht", "publié le", "publié ", "mis à jour", "modifié le",
];
