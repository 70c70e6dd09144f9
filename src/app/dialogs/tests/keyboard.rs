//! Every dialog from the keyboard: it opens with the focus on something, Enter presses its default, and Escape gives
//! nothing up.

use egui::{Event, Id, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::default_button;
use super::{Action, Command, DialogWindow, app, open_each, window};

/// Words of buttons that give something up, or take something from others: no default says them.
const NEVER: [&str; 8] =
    ["Discard", "Don’t save", "Keep mine", "Take over", "Remove", "Take back", "Reset all", "Replace"];

/// Dialogs in whose first field Enter does something else than their default button: it chooses, or takes a name over.
const CHOOSING: [&str; 5] = ["Filter", "Codebook", "Search or command", "Tags", "Verdict"];

/// Dialogs of which the default cannot be pressed before more than one field is written, or something is chosen.
const LONGER: [&str; 3] = ["Cite evidence", "Correct the text", "A party’s reply"];

fn title(window: &mut DialogWindow) -> Option<String> {
    app(window).dialogs.open.as_ref().map(|dialog| dialog.title())
}

/// The role of what has the focus, where that is in the dialog.
fn focused(window: &mut DialogWindow) -> Option<Role> {
    let id = Id::unique(("dialog", &title(window)?));
    let area = window.ctx.memory(|memory| memory.area_rect(id))?;
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    area.intersects(node.rect()).then(|| node.accesskit_node().role())
}

fn default_label(window: &DialogWindow) -> Option<String> {
    let rect = window.ctx.read_response(default_button::button(&window.ctx)?)?.rect;
    let mut buttons = window.query_all_by_role(Role::Button).collect::<Vec<_>>().into_iter().rev();
    buttons.find(|node| node.rect() == rect).and_then(|node| node.accesskit_node().label())
}

fn press(window: &mut DialogWindow, key: Key, modifiers: Modifiers) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

#[test]
fn every_dialog_opens_with_the_focus_on_something_in_it() {
    let mut wrong = Vec::new();
    open_each(&mut window(), |window, name| {
        window.run_steps(6);
        let focus = focused(window);
        // A list is steered from the field that has the focus, and the tree says so.
        let takes_keys = [
            Role::TextInput,
            Role::PasswordInput,
            Role::MultilineTextInput,
            Role::SearchInput,
            Role::ListBox,
            Role::ListBoxOption,
            Role::CheckBox,
            Role::RadioButton,
            Role::Slider,
            Role::Button,
        ];
        if !focus.is_some_and(|role| takes_keys.contains(&role)) {
            wrong.push(format!("{name}: the focus is on {focus:?}"));
        }
        if let Some(label) =
            default_label(window).filter(|label| NEVER.iter().any(|never| label.starts_with(never)))
        {
            wrong.push(format!("{name}: “{label}” is the default"));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Presses Enter in a dialog that has come; says what is wrong with what it does.
fn entered(window: &mut DialogWindow, name: &str, modifiers: Modifiers) -> Option<String> {
    window.run_steps(6);
    let before = title(window)?;
    if CHOOSING.contains(&before.as_str()) && modifiers.is_none() || LONGER.contains(&before.as_str()) {
        return None;
    }
    if default_button::button(&window.ctx).is_none() {
        window.event(Event::Text("Zz".to_owned()));
        window.run_steps(3);
    }
    let lines = focused(window) == Some(Role::MultilineTextInput);
    if default_button::button(&window.ctx).is_none() {
        return (!CHOOSING.contains(&before.as_str())).then(|| format!("{name}: there is no default button"));
    }
    press(window, Key::Enter, modifiers);
    let stays = title(window).as_ref() == Some(&before);
    let should_stay = lines && modifiers.is_none();
    (stays != should_stay)
        .then(|| format!("{name}: after Enter, “{before}” {}", if stays { "stays" } else { "is gone" }))
}

#[test]
fn enter_presses_the_default_of_every_dialog_and_begins_a_line_where_one_writes_several() {
    for modifiers in [Modifiers::NONE, Modifiers::COMMAND] {
        let mut wrong = Vec::new();
        open_each(&mut window(), |dialog_window, name| {
            wrong.extend(entered(dialog_window, name, modifiers));
            // The effect of Enter is not tested here, and would disturb the next round.
            *dialog_window = window();
        });
        assert!(wrong.is_empty(), "{modifiers:?}: {}", wrong.join("\n"));
    }
}

#[test]
fn enter_presses_the_button_that_has_the_focus_and_not_the_default() {
    let mut window = window();
    let mut wrong = Vec::new();
    open_each(&mut window, |window, name| {
        window.run_steps(6);
        let Some(default) = default_button::button(&window.ctx) else { return };
        let before = app(window).project().clone();
        let Some(cancel) = window.query_all_by_label("Cancel").last() else { return };
        cancel.focus();
        window.run_steps(2);
        assert_ne!(window.ctx.memory(egui::Memory::focused), Some(default), "{name}");
        press(window, Key::Enter, Modifiers::NONE);
        if app(window).dialogs.open.is_some() || *app(window).project() != before {
            wrong.push(name.to_owned());
        }
    });
    assert!(wrong.is_empty(), "Enter on “Cancel” does something else: {wrong:?}");
}

#[test]
fn escape_sends_every_dialog_away_and_changes_nothing() {
    let mut wrong = Vec::new();
    let mut window = window();
    let before = app(&mut window).project().clone();
    open_each(&mut window, |window, name| {
        window.run_steps(6);
        let asked = app(window).dialogs.open.as_ref().is_some_and(|dialog| dialog.must_be_answered());
        let came = title(window);
        press(window, Key::Escape, Modifiers::NONE);
        if (title(window) == came) != asked {
            wrong.push(format!("{name}: {came:?} has become {:?}", title(window)));
        }
        if *app(window).project() != before {
            wrong.push(format!("{name}: the project is another"));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes into the field that has the focus.
fn write(window: &mut DialogWindow, words: &str) {
    window.event(Event::Text(words.to_owned()));
    window.run_steps(3);
}

/// Opens a dialog by its command, for the sample's first statement.
fn open(window: &mut DialogWindow, command: Command) {
    let context = window.ctx.clone();
    let it = app(window);
    let statement = *it.project().statements.keys().next().expect("the sample has statements");
    it.perform(Action::Select { statement, more: false }, &context);
    it.perform(Action::Run(command), &context);
    window.run_steps(6);
}

#[test]
fn typed_words_outlive_escape_a_click_outside_and_another_dialog() {
    let mut window = window();
    for command in [Command::Cite, Command::Paste, Command::AddParty] {
        open(&mut window, command);
        let came = title(&mut window);
        write(&mut window, "Written with care");
        press(&mut window, Key::Escape, Modifiers::NONE);
        assert_eq!(title(&mut window), came, "{command:?}: Escape loses the words");
        assert!(window.query_by_label_contains("What you have typed is kept").is_some(), "{command:?}");
        let outside = egui::pos2(3.0, 3.0);
        window.event(Event::PointerMoved(outside));
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
            window.event(Event::PointerButton { pos: outside, button, pressed, modifiers });
            window.run_steps(1);
        }
        window.run_steps(3);
        assert_eq!(title(&mut window), came, "{command:?}: a click outside loses the words");
        app(&mut window).tell_in_dialog("Something else", "It has failed.".to_owned());
        window.run_steps(3);
        assert_eq!(title(&mut window), came, "{command:?}: another dialog takes its place");
        window.query_all_by_label("Cancel").last().expect("it can be given up").click();
        window.run_steps(6);
        assert_eq!(title(&mut window).as_deref(), Some("Something else"), "told after it");
        press(&mut window, Key::Escape, Modifiers::NONE);
        assert_eq!(title(&mut window), None);
    }
}

#[test]
fn a_dialog_whose_words_are_taken_back_goes_with_escape() {
    let mut window = window();
    open(&mut window, Command::AddParty);
    write(&mut window, "Z");
    press(&mut window, Key::Backspace, Modifiers::NONE);
    press(&mut window, Key::Escape, Modifiers::NONE);
    assert_eq!(title(&mut window), None);
}

#[test]
fn enter_alone_invents_no_verdict_and_no_reply() {
    let mut window = window();
    for command in [Command::Rate, Command::MissingReply] {
        let (place, _) = app(&mut window).session.analyses().missing[0];
        let claim = app(&mut window).session.index().table.id(place).expect("the sample lacks a reply");
        let context = window.ctx.clone();
        app(&mut window).perform(Action::Select { statement: claim, more: false }, &context);
        app(&mut window).perform(Action::Run(command), &context);
        window.run_steps(6);
        assert!(app(&mut window).dialogs.open.is_some(), "{command:?}");
        let before = app(&mut window).project().clone();
        press(&mut window, Key::Enter, Modifiers::NONE);
        assert!(*app(&mut window).project() == before, "{command:?} begins with a choice");
        app(&mut window).dialogs.open = None;
        window.run_steps(3);
    }
}
