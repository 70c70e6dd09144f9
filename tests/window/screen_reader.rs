//! The tree that a screen reader gets: the real window, read over AT-SPI from another process, as Orca reads it. What was
//! heard is printed (`cargo test --test window screen_reader -- --nocapture`).

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::pin::pin;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::export::futures_core::Stream;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Type};
use zbus::{Connection, MatchRule, MessageStream, block_on};

use super::real::{Running, display, on_path, program, wait_for};
use super::support::{World, skip};

/// The setting with which the session starts the bus of screen readers.
const SERVICE: &str = "/usr/share/dbus-1/services/org.a11y.Bus.service";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
const NULL: &str = "/org/a11y/atspi/null";

/// Address of an object on the bus: its owner, and its path.
type Address = (String, OwnedObjectPath);

/// A session of its own with the bus of screen readers, and a connection to that.
pub(super) struct Reader {
    bus: Connection,
    pub(super) session: String,
    _daemon: Running,
}

/// A widget, as a screen reader has it.
#[derive(Debug)]
pub(super) struct Heard {
    address: Address,
    role: &'static str,
    name: String,
    states: u64,
    attributes: HashMap<String, String>,
    children: Vec<Heard>,
}

impl Reader {
    /// Starts the session; nothing where what it needs is not installed.
    pub(super) fn start(name: &str, folder: &Path) -> Option<Self> {
        if on_path("dbus-daemon").is_none() || !Path::new(SERVICE).exists() {
            skip(name, "dbus-daemon and at-spi2-core");
            return None;
        }
        let mut daemon = Running(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
                .env("XDG_RUNTIME_DIR", folder)
                .env_remove("DISPLAY")
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        );
        let mut session = String::new();
        BufReader::new(daemon.0.stdout.take().unwrap()).read_line(&mut session).unwrap();
        let session = session.trim().to_owned();
        let bus = block_on(async {
            let own = zbus::connection::Builder::address(session.as_str())?.build().await?;
            for property in ["IsEnabled", "ScreenReaderEnabled"] {
                let value = zbus::zvariant::Value::from(true);
                let set = ("org.a11y.Status", property, value);
                let properties = Some("org.freedesktop.DBus.Properties");
                own.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", properties, "Set", &set).await?;
            }
            let at = own
                .call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &())
                .await?;
            let address: String = at.body().deserialize()?;
            zbus::connection::Builder::address(address.as_str())?.build().await
        });
        Some(Self { bus: bus.unwrap(), session, _daemon: daemon })
    }

    fn call<B, R>(&self, (owner, path): &Address, interface: &str, method: &str, body: &B) -> zbus::Result<R>
    where
        B: Serialize + Type,
        R: DeserializeOwned + Type,
    {
        block_on(async {
            let reply =
                self.bus.call_method(Some(owner.as_str()), path, Some(interface), method, body).await?;
            reply.body().deserialize()
        })
    }

    /// Reads a widget and all within it.
    fn read(&self, address: Address) -> zbus::Result<Heard> {
        let properties = "org.freedesktop.DBus.Properties";
        let name: OwnedValue = self.call(&address, properties, "Get", &(ACCESSIBLE, "Name"))?;
        let states: Vec<u32> = self.call(&address, ACCESSIBLE, "GetState", &())?;
        let children: Vec<Address> = self.call(&address, ACCESSIBLE, "GetChildren", &())?;
        Ok(Heard {
            role: role_name(self.call(&address, ACCESSIBLE, "GetRole", &())?),
            name: String::try_from(name)?,
            states: states.iter().rev().fold(0, |all, part| all << 32 | u64::from(*part)),
            attributes: self.call(&address, ACCESSIBLE, "GetAttributes", &()).unwrap_or_default(),
            children: children
                .into_iter()
                .filter(|(_, path)| path.as_str() != NULL)
                .map(|child| self.read(child))
                .collect::<Result<_, _>>()?,
            address,
        })
    }

    /// The window of the one program on the bus.
    pub(super) fn window(&self) -> Result<Heard, String> {
        let root = OwnedObjectPath::try_from(ROOT).unwrap();
        let registry: Address = ("org.a11y.atspi.Registry".to_owned(), root);
        let programs: Vec<Address> =
            self.call(&registry, ACCESSIBLE, "GetChildren", &()).map_err(|error| error.to_string())?;
        let [program] = &programs[..] else { return Err(format!("{} programs", programs.len())) };
        self.call(program, ACCESSIBLE, "GetChildren", &())
            .and_then(|windows: Vec<Address>| {
                windows.into_iter().next().map(|window| self.read(window)).transpose()
            })
            .map_err(|error| error.to_string())?
            .ok_or_else(|| "no window".to_owned())
    }

    /// Does what a click does.
    fn act(&self, widget: &Heard) {
        let done: bool = self.call(&widget.address, "org.a11y.atspi.Action", "DoAction", &0_i32).unwrap();
        assert!(done, "{widget:?}");
    }

    /// The widgets to which a widget leads on.
    fn partners(&self, widget: &Heard) -> Vec<Address> {
        /// `ATSPI_RELATION_CONTROLLER_FOR`.
        const CONTROLLER_FOR: u32 = 3;
        let all: Vec<(u32, Vec<Address>)> =
            self.call(&widget.address, ACCESSIBLE, "GetRelationSet", &()).unwrap();
        all.into_iter().filter(|(kind, _)| *kind == CONTROLLER_FOR).flat_map(|(_, to)| to).collect()
    }

    /// The announcements from now on.
    fn announcements(&self) -> Receiver<String> {
        let (send, receive) = channel();
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface("org.a11y.atspi.Event.Object")
            .and_then(|rule| rule.member("Announcement"))
            .unwrap()
            .build();
        let stream = block_on(MessageStream::for_match_rule(rule, &self.bus, Some(64))).unwrap();
        std::thread::spawn(move || {
            let mut stream = pin!(stream);
            while let Some(Ok(message)) =
                block_on(std::future::poll_fn(|context| stream.as_mut().poll_next(context)))
            {
                type Body = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);
                let Ok((_, _, _, words, _)) = message.body().deserialize::<Body>() else { continue };
                if send.send(String::try_from(words).unwrap_or_default()).is_err() {
                    break;
                }
            }
        });
        receive
    }
}

/// The names of the roles that AT-SPI numbers.
fn role_name(number: u32) -> &'static str {
    match number {
        2 => "alert",
        7 => "check box",
        11 => "combo box",
        16 => "dialog",
        20 => "filler",
        23 => "frame",
        26 => "icon",
        27 => "image",
        29 => "label",
        31 => "list",
        32 => "list item",
        33 => "menu",
        34 => "menu bar",
        35 => "menu item",
        39 => "panel",
        42 => "progress bar",
        43 => "button",
        44 => "radio button",
        48 => "scroll bar",
        49 => "scroll pane",
        50 => "separator",
        51 => "slider",
        53 => "split pane",
        54 => "status bar",
        61 => "text",
        62 => "toggle button",
        63 => "tool bar",
        64 => "tool tip",
        69 => "window",
        73 => "paragraph",
        75 => "application",
        79 => "entry",
        82 => "document frame",
        83 => "heading",
        85 => "section",
        88 => "link",
        94 => "document text",
        98 => "list box",
        99 => "grouping",
        101 => "notification",
        109 => "article",
        110 => "landmark",
        116 => "static text",
        _ => "other",
    }
}

/// The places of states among the bits, as AT-SPI numbers them.
const STATES: [(&str, u32); 5] =
    [("checked", 4), ("expanded", 10), ("focused", 12), ("pressed", 20), ("selected", 23)];

impl Heard {
    fn is(&self, state: &str) -> bool {
        STATES.iter().any(|(name, bit)| *name == state && self.states >> bit & 1 == 1)
    }

    /// This widget and all within it, in the order in which they are read.
    fn all(&self) -> Vec<&Self> {
        let within = self.children.iter().flat_map(Self::all);
        std::iter::once(self).chain(within).collect()
    }

    fn of_role(&self, role: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|it| it.role == role).collect()
    }

    /// Its place among its siblings, from 1.
    fn place(&self) -> usize {
        self.attributes.get("posinset").and_then(|place| place.parse().ok()).unwrap_or_default()
    }

    pub(super) fn named(&self, name: &str) -> Option<&Self> {
        self.all().into_iter().find(|it| it.name.contains(name))
    }

    /// As it is read: a line a widget.
    fn told(&self, depth: usize, text: &mut String) {
        let _ = write!(text, "{:1$}{2}", "", depth * 2, self.role);
        if !self.name.is_empty() {
            let _ = write!(text, " “{}”", self.name);
        }
        if let (Some(at), of) = (self.attributes.get("posinset"), self.attributes.get("setsize")) {
            let _ = write!(text, ", {at} of {}", of.map_or("?", String::as_str));
        }
        for (state, _) in STATES.iter().filter(|(state, _)| self.is(state)) {
            let _ = write!(text, ", {state}");
        }
        text.push('\n');
        for child in &self.children {
            child.told(depth + 1, text);
        }
    }
}

/// The lists of cards, a panel each.
fn panels(window: &Heard) -> Vec<&Heard> {
    let lists = window.of_role("list").into_iter();
    lists.filter(|list| list.children.iter().any(|it| it.role == "list item")).collect()
}

/// The widgets that nobody could tell from others: without a name, or with that of another one beside them.
fn unclear(window: &Heard) -> Vec<String> {
    const NAMED: [&str; 12] = [
        "button",
        "toggle button",
        "check box",
        "radio button",
        "entry",
        "combo box",
        "link",
        "list",
        "list item",
        "landmark",
        "scroll bar",
        "split pane",
    ];
    let nameless = window.all().into_iter().filter(|it| NAMED.contains(&it.role) && it.name.is_empty());
    let mut unclear: Vec<String> = nameless.map(|it| format!("a {} without a name", it.role)).collect();
    for parent in window.all() {
        let named = parent.children.iter().filter(|it| NAMED.contains(&it.role));
        let mut names: Vec<_> = named.map(|it| (it.role, it.name.as_str())).collect();
        names.sort_unstable();
        let twice = names.windows(2).filter(|pair| pair[0] == pair[1]);
        unclear.extend(twice.map(|pair| format!("two of {}: {}", pair[0].0, pair[0].1)));
    }
    unclear
}

/// Prints what was heard. To the handle: the runner hides what a test that passes prints otherwise.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

#[test]
fn a_screen_reader_hears_panels_cards_and_what_changes() {
    let name = "a screen reader";
    let Some((_server, display)) = display(name) else { return };
    let world = World::new();
    let Some(reader) = Reader::start(name, world.folder.path()) else { return };
    let mut command = program(&display, world.folder.path());
    let _program = Running(command.env("DBUS_SESSION_BUS_ADDRESS", &reader.session).spawn().unwrap());
    let window = wait_for("a window with cards", || {
        let window = reader.window()?;
        if panels(&window).len() > 1 { Ok(window) } else { Err(format!("{window:?}")) }
    });
    let mut text = String::new();
    window.told(0, &mut text);
    say(&text);
    assert_eq!(unclear(&window), Vec::<String>::new());
    let parts = ["Toolbar", "Article", "Panels", "Inspector", "Strip", "Status"];
    let landmarks = window.all().into_iter().filter(|it| ["landmark", "tool bar"].contains(&it.role));
    let told: Vec<&str> = landmarks.map(|it| it.name.as_str()).collect();
    assert_eq!(told, parts, "the parts of the window in the order in which they are read");
    for list in panels(&window) {
        // "MoD, 3 statements, 1 missing reply"
        let size: usize =
            list.name.split(", ").filter_map(|part| part.split(' ').next()?.parse::<usize>().ok()).sum();
        let cards = list.of_role("list item");
        for (card, next) in cards.iter().zip(cards.iter().skip(1)) {
            assert!(card.place() < next.place(), "{}: {} before {}", list.name, card.name, next.name);
        }
        let first = cards[0].place();
        assert!((1..=size).contains(&first), "{}: a card at {first}", list.name);
        assert_eq!(cards[0].attributes.get("setsize"), Some(&size.to_string()), "{}", list.name);
    }
    // A ribbon is a relation of the cards at its ends.
    let cards: Vec<&Heard> = panels(&window).iter().flat_map(|list| list.of_role("list item")).collect();
    let mut related = 0;
    for card in &cards {
        for partner in reader.partners(card) {
            let partner = cards.iter().find(|it| it.address == partner).expect("a partner is in the tree");
            say(&format!("related: {} — {}", card.name, partner.name));
            assert!(reader.partners(partner).contains(&card.address), "and so the other way round");
            related += 1;
        }
    }
    assert!(related > 1, "no card tells of its partners");
    let card = panels(&window)[0].of_role("list item")[0];
    assert!(card.place() == 1 && card.name.starts_with("Claim 1 of "), "{}", card.name);

    // What a screen reader does with a card selects it.
    reader.act(card);
    let selected = wait_for("a selected card", || {
        let window = reader.window()?;
        let chosen: Vec<String> = panels(&window)
            .iter()
            .flat_map(|list| list.of_role("list item"))
            .filter(|it| it.is("selected"))
            .map(|it| it.name.clone())
            .collect();
        if chosen == [card.name.clone()] { Ok(window) } else { Err(format!("{chosen:?}")) }
    });
    say(&format!("selected: {}", card.name));

    // What changes is said.
    let heard = reader.announcements();
    reader.act(selected.named("In order").unwrap());
    let said = heard.recv_timeout(Duration::from_mins(1)).unwrap();
    say(&format!("announced: {said}"));
    assert!(said.contains("In order"), "{said}");
}
