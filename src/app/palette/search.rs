//! Searching on a thread of its own: a key asks, the answer comes some frames later, and no frame waits for it.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use egui::Context;

use super::catalogue::{Catalogue, ResultGroup};
use super::matching::Query;
use crate::app::command::Command;
use crate::app::crash;
use model::Project;

/// Searches the project. Copies of it are the same finder.
#[derive(Clone)]
pub(crate) struct PaletteSearch {
    inner: Arc<Mutex<PaletteSearchState>>,
    context: Context,
}

#[derive(Default)]
struct PaletteSearchState {
    /// The thread, once there is one.
    asks: Option<Sender<SearchRequest>>,
    /// The state of the project that the thread has.
    serial: Option<u64>,
    asked: u64,
    answered: u64,
    groups: Arc<Vec<ResultGroup>>,
    /// The commands that were run from here, the last one first.
    recent: Vec<Command>,
}

/// A request to the thread.
struct SearchRequest {
    number: u64,
    /// The project, where it is not the one that the thread has.
    project: Option<Project>,
    typed: String,
}

/// The number of commands that are remembered.
const RECENT: usize = 5;

impl PaletteSearch {
    /// Has no thread until it is asked something. Wakes the window when an answer comes.
    pub(crate) fn new(context: Context) -> Self {
        Self { inner: Arc::default(), context }
    }

    fn lock(&self) -> MutexGuard<'_, PaletteSearchState> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for what was typed; `serial` tells whether the project is another one than before.
    pub(crate) fn ask(&self, typed: &str, serial: u64, project: &Project) {
        let mut inner = self.lock();
        let new = inner.serial != Some(serial) || inner.asks.is_none();
        inner.asked += 1;
        let number = inner.asked;
        let ask = SearchRequest { number, project: new.then(|| project.clone()), typed: typed.to_owned() };
        let sent = inner.asks.as_ref().is_some_and(|asks| asks.send(ask).is_ok());
        if !sent {
            let (send, receive) = channel();
            let first = SearchRequest { number, project: Some(project.clone()), typed: typed.to_owned() };
            // The other end is here still.
            let _ = send.send(first);
            inner.asks = Some(send);
            let (inner, context) = (Arc::downgrade(&self.inner), self.context.clone());
            std::thread::spawn(move || work(&receive, &inner, &context));
        }
        inner.serial = Some(serial);
    }

    /// Returns `true` if the last question has no answer yet.
    pub(crate) fn is_busy(&self) -> bool {
        let inner = self.lock();
        inner.asked != inner.answered
    }

    /// The last answer, and its number.
    pub(crate) fn answer(&self) -> (u64, Arc<Vec<ResultGroup>>) {
        let inner = self.lock();
        (inner.answered, inner.groups.clone())
    }

    /// Remembers a command that was run.
    pub(crate) fn remember(&self, command: Command) {
        let mut inner = self.lock();
        inner.recent.retain(|it| *it != command);
        inner.recent.insert(0, command);
        inner.recent.truncate(RECENT);
    }

    /// The commands that were run, the last one first.
    pub(crate) fn recent(&self) -> Vec<Command> {
        self.lock().recent.clone()
    }
}

/// Answers until nobody can ask any more. Only the last of several questions is answered.
fn work(asks: &Receiver<SearchRequest>, inner: &Weak<Mutex<PaletteSearchState>>, context: &Context) {
    let mut catalogue: Option<Catalogue> = None;
    while let Ok(mut ask) = asks.recv() {
        while let Ok(newer) = asks.try_recv() {
            let project = newer.project.or(ask.project);
            ask = SearchRequest { number: newer.number, project, typed: newer.typed };
        }
        let SearchRequest { number, project, typed } = ask;
        let found = crash::guard(|| {
            if let Some(project) = project {
                catalogue = Some(Catalogue::of(project));
            }
            catalogue.as_ref().map(|catalogue| catalogue.search(&Query::read(&typed)))
        });
        let Some(inner) = inner.upgrade() else { return };
        let mut inner = inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.answered = number;
        inner.groups = Arc::new(found.ok().flatten().unwrap_or_default());
        context.request_repaint();
    }
}
