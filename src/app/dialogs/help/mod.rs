//! The dialogs of the help menu: texts to read, and a report to pass on.

mod reading;
mod report;

pub(crate) use reading::ReadingDialog;
pub(crate) use report::ReportForm;
