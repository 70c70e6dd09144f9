//! The table of commands: each is declared here once, with its name, help, shortcuts, needs and effect.
//!
//! The table is a macro, because two places read it that may not know each other: [`super`] makes the commands and
//! what is shown of them from the first columns, `perform` carries them out by the last. A row that lacks a
//! column fits neither.
//!
//! A row is `Command: name, help, [shortcuts], [needs], effect;`. Its name ends in "…" where the command opens a
//! dialog; the shortcut to show comes first; a need that is not met is told in this order. Braces hold the groups of
//! a menu, which a line separates; a group with a name before it is a menu within the menu. No menu has more than
//! twelve entries.

/// Hands the table of commands to the macro that is named.
macro_rules! command_table {
    ($reader:ident) => {
        $reader! {
            File {
                {
                    Open: "Open…", "Open a project or an article",
                        [ctrl(Key::O)], [], |app, context| app.leave_for(FileCommand::Open, context);
                    OpenPath: "Open by path…", "Type the path of a project or an article",
                        [ctrl_shift(Key::O)], [], |app, context| app.leave_for(FileCommand::OpenPath, context);
                    NewFromArticle: "New from article…", "Begin a project with an article",
                        [ctrl(Key::N)], [], |app, context| app.leave_for(FileCommand::NewFromArticle, context);
                    Paste: "Paste an article…", "Begin a project with text from the clipboard",
                        [ctrl_shift(Key::V)], [], |app, context| app.ask_for_file(FileCommand::Paste, context);
                }
                "Add to the project" {
                    AddArticle: "Add an article…", "Add more articles to this project: files of any kind, or a file with one on each line",
                        [ctrl_shift(Key::N)], [Project], |app, context| app.ask_for_file(FileCommand::AddArticle, context);
                    AddFolder: "Add a folder of articles…", "Add all articles of a folder to this project",
                        [], [Project], |app, context| app.ask_for_file(FileCommand::AddFolder, context);
                }
                {
                    Save: "Save", "Write the project to its file",
                        [ctrl(Key::S)], [Project, NotSaving], |app, context| app.save(context);
                    SaveAs: "Save as…", "Write the project to another file",
                        [ctrl_shift(Key::S)], [Project, NotSaving], |app, context| app.ask_for_file(FileCommand::SaveAs, context);
                    EarlierVersions: "Earlier versions…", "Look at the project as it was saved before, or go back to it",
                        [ctrl_shift(Key::E)], [File, NotSaving], |app, _| app.find_earlier_versions();
                }
                {
                    Export: "Export…", "Take a report, fact-check data, tables, networks, the codebook or everything away as files",
                        [ctrl_shift(Key::D)], [Project], |app, _| app.ask(DialogRequest::Export);
                }
                {
                    Quit: "Quit", "Close the window",
                        [ctrl(Key::Q)], [], |app, context| app.leave(Departure::Quit, context);
                }
            }
            Edit {
                {
                    Undo: "Undo", "Take the last change back",
                        [ctrl(Key::Z)], [ChangeToUndo], |app, _| app.undo_or_redo(true);
                    Redo: "Redo", "Make the change again",
                        [ctrl_shift(Key::Z), ctrl(Key::Y)], [ChangeToRedo], |app, _| app.undo_or_redo(false);
                    History: "History of steps…", "See every step since the project was opened, and go back or forward to one",
                        [ctrl_shift(Key::H)], [Project], |app, _| app.ask(DialogRequest::History);
                }
                {
                    Palette: "Search or command…", "Find a command, a statement, a speaker, a party, evidence or a tag by its name",
                        [ctrl(Key::K)], [], |app, _| app.ask(DialogRequest::Palette);
                }
                "Find" {
                    Find: "Find in the text", "Walk through the places where words stand in the articles",
                        [ctrl(Key::F)], [Project], |app, _| app.views.toolbar.focus_search = true;
                    FindNext: "Find next", "Go to the next place that was found",
                        [plain(Key::F3), ctrl(Key::G)], [SearchHit], |app, _| app.find(true);
                    FindPrevious: "Find previous", "Go to the place found before",
                        [shift(Key::F3), ctrl_shift(Key::G)], [SearchHit], |app, _| app.find(false);
                }
                "Copy" {
                    CopyQuotation: "Copy as quotation", "Copy the words with speaker, outlet and date",
                        [ctrl(Key::C)], [Selection, NoTextSelection], |app, context| app.copy_quotations(context);
                    CopyExchange: "Copy the exchange", "Copy the claim with all that answers it, and who has not replied",
                        [ctrl_shift(Key::C)], [Selection], |app, context| app.copy_exchanges(context);
                }
                "Article" {
                    ArticleFacts: "About the article…", "Correct title, outlet, byline, date and address",
                        [ctrl(Key::I)], [Article], |app, _| app.ask_about_article(DialogRequest::ArticleFacts);
                    CorrectText: "Correct the text…", "Change the article’s text, or take a newer version of the page; statements go along with their words",
                        [ctrl(Key::E)], [Article], |app, _| app.ask_about_article(|article| DialogRequest::CorrectText { article, text: None });
                    DocumentParts: "Parts of the document…", "Look at the article’s document again, and bring back what was left out of it",
                        [alt(Key::D)], [Article], |app, context| app.look_at_document(context);
                    EarlierTexts: "Earlier texts…", "Look at the text of the article as it was before it was corrected",
                        [alt(Key::E)], [EarlierText], |app, _| app.ask_about_article(|article| DialogRequest::EarlierTexts { article, statement: None });
                    FindAgain: "Find statements again", "Read the article again: suggestions are replaced, what you decided stays",
                        [ctrl_shift(Key::F)], [Article], |app, _| app.find_statements_again();
                }
                "Coding" {
                    Codebook: "Codebook…", "Edit the tags and their groups",
                        [ctrl(Key::B)], [Project], |app, _| app.ask(DialogRequest::Codebook);
                    Machine: "Machine and person…", "See what became of each suggestion of the program, and how far it and people agree",
                        [alt(Key::M)], [Project], |app, _| app.ask(DialogRequest::Machine);
                }
                {
                    Articles: "Articles…", "List the articles by outlet, date, statements or missing replies, and go to one",
                        [ctrl_shift(Key::I)], [Project], |app, _| app.ask(DialogRequest::Articles);
                    Utterances: "Utterances in several papers…", "Compare what each paper tells of the same words, and what its readers did not hear",
                        [ctrl_shift(Key::U)], [SeveralArticles], |app, _| app.ask(DialogRequest::Utterances);
                    Speakers: "Speakers…", "List everybody who speaks: rename, merge, split, move to another party",
                        [ctrl_shift(Key::L)], [Project], |app, _| app.list_speakers();
                }
                {
                    Settings: "Settings…", "Change your name, the look of the window and the shortcuts",
                        [ctrl(Key::Comma)], [], |app, _| app.ask(DialogRequest::Settings(SettingsPage::General));
                }
            }
            Statement {
                "Go to" {
                    NextStatement: "Next statement", "Select the next statement in reading order",
                        [plain(Key::J), plain(Key::ArrowDown)], [Statement], |app, _| app.step(true);
                    PreviousStatement: "Previous statement", "Select the statement before",
                        [plain(Key::K), plain(Key::ArrowUp)], [Statement], |app, _| app.step(false);
                    PanelLeft: "Panel to the left", "Select the nearest statement in the panel to the left",
                        [plain(Key::ArrowLeft)], [Statement], |app, _| app.go(app.beside(false));
                    PanelRight: "Panel to the right", "Select the nearest statement in the panel to the right",
                        [plain(Key::ArrowRight)], [Statement], |app, _| app.go(app.beside(true));
                    NextSuggestion: "Next suggestion", "Select the next statement that nobody has reviewed",
                        [plain(Key::N)], [Suggestion], |app, _| app.go_to_open(app.suggestion(true));
                    PreviousSuggestion: "Previous suggestion", "Select the unreviewed statement before",
                        [plain(Key::P)], [Suggestion], |app, _| app.go_to_open(app.suggestion(false));
                    NextMissing: "Next missing reply", "Select the next statement that accuses somebody who does not answer",
                        [plain(Key::H)], [MissingReply], |app, _| app.go_to_missing();
                    NextUnsettled: "Next to place again", "Select the next statement that a correction of the text changed, moved or took out",
                        [shift(Key::W)], [StatementToPlaceAgain], |app, _| app.go_to_unsettled();
                }
                "Select" {
                    SelectAll: "Select all", "Select all statements of the panel; of all panels the second time",
                        [ctrl(Key::A)], [Statement, FocusOutsideArticle], |app, _| app.select_everything();
                    ExtendNext: "Select the next one too", "Extend the selection to the next statement in reading order",
                        [shift(Key::J)], [Statement], |app, _| app.extend_by_key(true);
                    ExtendPrevious: "Select the one before too", "Extend the selection to the statement before",
                        [shift(Key::K)], [Statement], |app, _| app.extend_by_key(false);
                    SelectNothing: "Select nothing", "Let go of what is selected",
                        [plain(Key::Escape)], [AnySelection], |app, _| app.selection.clear();
                }
                {
                    Confirm: "Confirm", "Agree with what was suggested",
                        [plain(Key::Y)], [StatementOrLink], |app, _| app.review(ReviewStatus::Confirmed);
                    Reject: "Reject", "Say that the suggestion is wrong",
                        [plain(Key::X)], [StatementOrLink], |app, _| app.review(ReviewStatus::Rejected);
                }
                "Words and speaker" {
                    MakeStatement: "Make a statement", "Make a statement of the words selected in the article",
                        [plain(Key::M)], [TextSelection], |app, _| app.make_statement();
                    CorrectWords: "Use the selected words", "Let the statement be the words selected in the article",
                        [plain(Key::W)], [OneStatement, TextSelection], |app, _| app.use_selected_words();
                    Split: "Split here…", "Make two statements of one, at the caret, at the selected words or where you choose",
                        [plain(Key::B)], [OneStatement], |app, _| app.split();
                    Join: "Join with next", "Make one statement of this and the next in its panel, or of all that are selected",
                        [plain(Key::U)], [Selection], |app, _| app.join();
                    CorrectSpeaker: "Speaker…", "Say who makes the statement",
                        [plain(Key::S)], [Selection], |app, _| app.ask_about_selection(DialogRequest::Speaker);
                    ToldBy: "Told by…", "Say in which other statement this one is told",
                        [plain(Key::V)], [OneStatement], |app, _| app.ask_about_statement(DialogRequest::ToldBy);
                }
                "Coding" {
                    Claim: "Claim", "Mark as a claim that can be checked, or take the mark away",
                        [plain(Key::C)], [Selection], |app, _| app.toggle_claim();
                    AcceptNature: "Accept claim type", "Agree with what it looks like: mark and tag it so",
                        [plain(Key::G)], [ClaimType], |app, _| app.accept_claim_type();
                    Attitude: "Attitude", "Say that it is what somebody thinks or wants, or speech again",
                        [plain(Key::A)], [Selection], |app, _| app.toggle_attitude();
                    Tag: "Tag…", "Give tags of the codebook",
                        [plain(Key::T)], [Selection], |app, _| app.ask_about_selection(DialogRequest::Tags);
                    Rate: "Rate…", "Give a verdict on the project’s scale",
                        [plain(Key::Q)], [Selection], |app, _| app.ask_about_selection(DialogRequest::Rating);
                    Note: "Note", "Write a note on the statement",
                        [plain(Key::O)], [OneStatement], |app, _| app.write_note();
                }
                "Verdict and work" {
                    Verdict: "Verdict in full…", "Write the verdict with its reasons and what is not known; see the earlier ones; agree with it or return it as a second person",
                        [shift(Key::Q)], [OneStatement], |app, _| app.ask_about_statement(DialogRequest::Verdict);
                    VerdictScale: "Verdict scale…", "Choose or edit the words, order and colours of the ratings",
                        [alt(Key::Q)], [Project], |app, _| app.ask(DialogRequest::Scale);
                    AgreeVerdict: "Agree with the verdict", "Say as a second person that the verdict holds",
                        [shift(Key::Y)], [OneStatement], |app, _| app.agree_with_verdict();
                    Work: "Work on the claim…", "Say who works on it, how urgent it is and until when, and tick the checklist",
                        [shift(Key::T)], [Selection], |app, _| app.ask_about_selection(DialogRequest::Work);
                    NextStage: "Move one column on", "Move the claim to the next column of the board: in progress, waiting for a reply, in review, done",
                        [shift(Key::N)], [Selection], |app, _| app.move_stage(true);
                    PreviousStage: "Move one column back", "Move the claim to the column of the board before",
                        [shift(Key::P)], [Selection], |app, _| app.move_stage(false);
                    FollowWork: "Let the column follow the work", "Put the claim into the column that its evidence, verdict and second reader show",
                        [], [Selection], |app, _| app.set_stage(None);
                    Checklist: "Checklist…", "Edit the points that every claim of the project has",
                        [alt(Key::K)], [Project], |app, _| app.ask(DialogRequest::Checklist);
                }
                "Answers" {
                    Link: "Answers…", "Walk to the statement that this one answers, and link them",
                        [plain(Key::L)], [TwoStatements, Selection], |app, _| app.begin_link(Direction::Answers);
                    AnsweredBy: "Answered by…", "Walk to the statement that answers this one, and link them",
                        [shift(Key::L)], [TwoStatements, Selection], |app, _| app.begin_link(Direction::AnsweredBy);
                    SameUtterance: "Same utterance", "Say that the selected statements of several papers tell one utterance",
                        [shift(Key::U)], [StatementsOfPapers], |app, _| app.join_utterance();
                    MissingReply: "Mark the missing reply…", "Say why the article has no reply: declined, not reached, given elsewhere, not needed",
                        [plain(Key::D)], [OneStatement, LackingReply], |app, _| app.ask_about_statement(|statement| {
                            DialogRequest::MissingReply { statement, party: None, outcome: None }
                        });
                    AskForReply: "Letter asking for a reply…", "Write to the party whose reply is missing: each allegation once, and by when to answer",
                        [ctrl_shift(Key::A)], [MissingReply], |app, _| app.ask_for_reply();
                    LogRequest: "Log a request for a reply…", "Write down whom you asked for a reply, when, how and by when, and what came back",
                        [ctrl_shift(Key::R)], [Panel(PanelNumber::FIRST)], |app, _| app.log_request();
                    ReplyDue: "A reply is due from…", "Say which party should be heard on the statement",
                        [shift(Key::D)], [OneStatement, Panel(PanelNumber::FIRST)], |app, _| app.ask_about_statement(DialogRequest::ReplyDue);
                }
                {
                    Cite: "Cite evidence…", "Tie a source to the statement",
                        [plain(Key::E)], [Selection], |app, _| app.ask_about_selection(DialogRequest::Cite);
                }
                "Evidence" {
                    CiteBeside: "Cite beside the words…", "See the statement beside the text of a source, and cite a passage of it",
                        [shift(Key::E)], [OneStatement], |app, _| app.ask_about_statement(|statement| {
                            DialogRequest::CiteBeside { statement, evidence: None }
                        });
                    CheckedBefore: "Checked before…", "Search your archive of fact-checks for the statement, or for all claims",
                        [shift(Key::C)], [Project], |app, _| app.ask(DialogRequest::CheckedBefore);
                    KeepCheck: "Keep the best fact-check", "Keep the fact-check that is most like the statement as evidence, cited as context",
                        [alt(Key::C)], [OneStatement], |app, _| app.keep_best_check();
                }
                "Facts of the article" {
                    StrikeOff: "Strike off", "Say that the fact is right, by the source that is chosen above the galley, and go to the next open one",
                        [plain(Key::Z)], [Fact], |app, _| app.strike_off();
                    FactResult: "Result of the check…", "Say by which source the fact is right or wrong, or that it could not be checked",
                        [shift(Key::Z)], [Fact], |app, _| app.ask_about_fact();
                    ReopenFact: "Open the fact again", "Take the result of the check back",
                        [shift(Key::O)], [DecidedFact], |app, _| app.decide_fact(FactResult::Open);
                    NextFact: "Next open fact", "Select the next fact that nobody has checked",
                        [plain(Key::I)], [OpenFact], |app, _| app.go_to_open_fact(true);
                    PreviousFact: "Previous open fact", "Select the fact before that nobody has checked",
                        [shift(Key::I)], [OpenFact], |app, _| app.go_to_open_fact(false);
                    MarkFact: "Mark as a fact", "Mark the words selected in the article as a fact to be checked",
                        [shift(Key::M)], [TextSelection], |app, _| app.mark_fact();
                    NoFact: "No fact", "Remove the mark: there is nothing to check",
                        [shift(Key::X)], [Fact], |app, _| app.decide_fact(FactResult::NotAFact);
                }
                {
                    Remove: "Remove", "Remove the statement or link for good",
                        [plain(Key::Delete)], [StatementOrLink], |app, _| app.remove();
                }
            }
            Panels {
                {
                    Sides: "Check the sides…", "See who speaks for each side and how often it is accused; rename, merge, add or drop sides in one step",
                        [alt(Key::S)], [Project], |app, _| app.ask(DialogRequest::Sides);
                    WhosWho: "Who’s who…", "See, change, read in and give away what you keep of parties and of who speaks for them",
                        [alt(Key::W)], [], |app, _| app.jobs.whos_who(WhosWhoTask::Show);
                    Traits: "Traits of speakers…", "Choose what the desk wants to know of speakers: official or not, expert, affected, gender; Balance counts them under Sources",
                        [alt(Key::T)], [Project], |app, _| app.ask(DialogRequest::Traits);
                    EvidenceLibrary: "Evidence…", "See all sources: what serves which statements, what is cited nowhere, and which files are missing or have changed",
                        [ctrl_shift(Key::K)], [Project], |app, _| app.ask(DialogRequest::EvidenceLibrary(None));
                    AddParty: "Add a party…", "Add a panel for another side",
                        [ctrl(Key::P)], [Project], |app, _| app.ask(DialogRequest::AddParty);
                }
                "Send to" {
                    SendToPanel(number): number.name(), number.help(),
                        [plain(number.key())], [Selection, Panel(number)], |app, _| app.send_to_panel(number);
                    NoParty: "Party not known", "Say that the party is not known: the selected statements go to the others",
                        [plain(Key::Num0)], [Selection], |app, _| app.send_to_no_party();
                }
                "This panel" {
                    FoldPanel: "Fold the panel", "Fold the panel of the selected statement to a narrow strip, or unfold it",
                        [alt(Key::F)], [Column], |app, _| app.fold_panel();
                    PinPanel: "Pin the panel", "Keep the panel of the selected statement in sight while the others scroll sideways, or let it go",
                        [alt(Key::P)], [Column], |app, _| app.pin_panel();
                    WiderPanel: "Make the panel wider", "Make the panel of the selected statement wider",
                        [alt(Key::ArrowRight)], [Column], |app, _| app.widen_panel(PANEL_STEP);
                    NarrowerPanel: "Make the panel narrower", "Make the panel of the selected statement narrower",
                        [alt(Key::ArrowLeft)], [Column], |app, _| app.widen_panel(-PANEL_STEP);
                    UsualPanel: "Usual width", "Give the panel of the selected statement its share of the room again",
                        [alt(Key::Num0)], [Column], |app, _| app.reset_panel_width();
                }
                {
                    MakeParty: "Make a party", "Give whoever makes the selected statement a panel of its own",
                        [ctrl_shift(Key::P)], [StatementOutsidePanels], |app, _| app.make_own_party();
                }
            }
            View {
                {
                    ShowPanels: "Panels", "Show claims and their answers side by side, a panel for each party",
                        [alt(Key::Num1)], [], |app, _| app.show_view(View::Panels);
                    Check: "Check", "Strike off the facts of the article one after the other, each against its source",
                        [alt(Key::Num2)], [], |app, _| app.show_view(View::Check);
                    Balance: "Balance", "See who speaks, how much, where and how, and who was accused and heard; each figure opens the statements it counts",
                        [alt(Key::Num3), alt(Key::B)], [], |app, _| app.show_view(View::Balance);
                    Framing: "Framing", "See which tags, reporting words, verbs and names go to whom; each number opens the places it counts",
                        [alt(Key::Num4)], [], |app, _| app.show_view(View::Framing);
                }
                {
                    Alignment: "Exchanges", "Show exchanges, a row for each claim and its answers, or each panel in order",
                        [plain(Key::R)], [Project], |app, _| app.switch_alignment();
                    Focus: "Only this exchange", "Show only the exchange of what is selected, or all of them again",
                        [plain(Key::F)], [Statement], |app, _| app.layout.focus = !app.layout.focus;
                }
                {
                    Filter: "Filter…", "Show only statements of a party, speaker, tag, status or other kind",
                        [ctrl(Key::L)], [Project], |app, _| app.ask(DialogRequest::Filters);
                    ClearFilters: "Clear all filters", "Show all statements again",
                        [alt(Key::L)], [Filter], |app, _| app.filter(FilterChange::Clear);
                }
                "Also show" {
                    ShowArticle: "Show or hide the article", "Show the reading column or put it away; a narrow window has room for the panels alone",
                        [alt(Key::A)], [], |app, context| app.toggle_article(context);
                    ShowInspector: "Show or hide the inspector", "Show the facts of what is selected or put them away; a narrow window has room for the panels alone",
                        [alt(Key::I)], [], |app, context| app.toggle_inspector(context);
                    ShowAttitudes: "Show attitudes", "Show what parties think and want beside what they say",
                        [ctrl(Key::T)], [Attitude], |app, _| app.show_attitudes(!app.session.shows.attitudes);
                    ShowRejected: "Show rejected", "Show what was rejected, struck through",
                        [ctrl(Key::R)], [Project], |app, _| app.toggle_rejected();
                }
                "Theme" {
                    ThemeSystem: "Theme of the system", "Light or dark, as the system is",
                        [], [], |app, context| app.set_theme(ThemeChoice::System, context);
                    ThemeLight: "Light theme", "Use the light theme",
                        [], [], |app, context| app.set_theme(ThemeChoice::Light, context);
                    ThemeDark: "Dark theme", "Use the dark theme",
                        [], [], |app, context| app.set_theme(ThemeChoice::Dark, context);
                }
                "Size" {
                    ZoomIn: "Larger", "Make everything larger",
                        [ctrl(Key::Plus), ctrl(Key::Equals)], [], |app, context| app.zoom(context, app.settings.zoom * ZOOM_STEP);
                    ZoomOut: "Smaller", "Make everything smaller",
                        [ctrl(Key::Minus)], [], |app, context| app.zoom(context, app.settings.zoom / ZOOM_STEP);
                    ZoomReset: "Usual size", "Make everything its usual size",
                        [ctrl(Key::Num0)], [], |app, context| app.zoom(context, 1.0);
                }
                {
                    LessMotion: "Less motion", "Let what changes its place appear there at once",
                        [], [], |app, context| app.toggle_motion(context);
                }
            }
            Help {
                {
                    Tour: "Tour of the sample", "See in five steps how an article is compared, on the bundled sample",
                        [], [], |app, context| app.leave(Departure::Tour, context);
                    Manual: "Manual…", "Read how each job is done",
                        [], [], |app, _| app.ask(DialogRequest::Reading(HelpText::Manual));
                    Shortcuts: "Keyboard shortcuts…", "Show what every key does",
                        [plain(Key::F1)], [], |app, _| app.ask(DialogRequest::Settings(SettingsPage::Shortcuts));
                }
                {
                    WhatIsNew: "What is new…", "Read what this version adds and changes",
                        [], [], |app, _| app.ask(DialogRequest::Reading(HelpText::WhatIsNew));
                    ReportProblem: "Report a problem…", "Write a file about the program and the system, without any text of yours, to pass on",
                        [], [], |app, _| app.ask(DialogRequest::ReportProblem);
                    About: "About Rejoinder…", "See the version, the licence and what the program does with your data",
                        [], [], |app, _| app.ask(DialogRequest::Reading(HelpText::About));
                }
            }
        }
    };
}

pub(in crate::app) use command_table;
