//! The page that browsers and word processors put on the clipboard beside the plain text.

use std::fmt;
use std::sync::Arc;

/// Reads the page that is on the clipboard now. Asking may take as long as the other program needs to answer: no frame does
/// it.
#[derive(Clone)]
pub struct ClipboardPage(Arc<dyn Fn() -> Option<String> + Send + Sync>);

impl ClipboardPage {
    /// The clipboard of the system.
    #[must_use]
    pub fn system() -> Self {
        Self::from_fn(|| arboard::Clipboard::new().ok()?.get().html().ok())
    }

    /// A clipboard without a page.
    #[must_use]
    pub fn none() -> Self {
        Self::from_fn(|| None)
    }

    /// A clipboard that is read by a function.
    #[must_use]
    pub fn from_fn(read: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Returns the page; nothing where there is none.
    pub(crate) fn read(&self) -> Option<String> {
        (self.0)().filter(|page| !page.trim().is_empty())
    }
}

impl fmt::Debug for ClipboardPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClipboardPage")
    }
}
