//! Reading the articles for an export that needs more of them than the project holds: their facts, their clauses, their figures.

use std::ops::ControlFlow;
use std::sync::Arc;

use ::export::{ExportOptions, Format};
use model::Project;

/// The part of the work on such an export that is done when the articles are read.
const READ: f32 = 0.8;

/// A function that is told how far the work is, from 0 to 1, and breaks to stop it.
pub(crate) type Watch<'a> = dyn Fn(f32) -> ControlFlow<()> + 'a;

/// Returns whether a format needs the articles read once more.
fn reads(format: Format, options: &ExportOptions) -> bool {
    match format {
        Format::Galley | Format::Framing | Format::Quantities => true,
        Format::Svg | Format::Png => options.chart.is_none(),
        _ => false,
    }
}

/// The part of an export that is done before its format is written.
pub(crate) fn share_before(format: Format, options: &ExportOptions) -> f32 {
    if reads(format, options) { READ } else { 0.0 }
}

/// Reads the articles for a format, as far as it needs them. Breaks where the watch does; then the options are not complete.
pub(crate) fn read(
    project: &Project,
    format: Format,
    options: &mut ExportOptions,
    watch: &Watch<'_>,
) -> ControlFlow<()> {
    if !reads(format, options) {
        return ControlFlow::Continue(());
    }
    let all = project.articles.len().max(1) as f32;
    for (number, article) in project.articles.iter().enumerate() {
        watch(READ * number as f32 / all)?;
        match format {
            Format::Galley => {
                Arc::make_mut(&mut options.facts).insert(article.id, extract::facts(&article.text));
            }
            Format::Quantities => {
                options.figures.insert(article.id, Arc::new(extract::stated_figures(&article.text)));
            }
            _ => {
                options.texts.insert(article.id, Arc::new(extract::framing(&article.text)));
            }
        }
    }
    watch(READ)
}

/// The watch of what comes behind: from a point of the whole to its end.
pub(crate) fn rest<'a>(from: f32, watch: &'a Watch<'_>) -> impl Fn(f32) -> ControlFlow<()> + 'a {
    move |part| watch(from + (1.0 - from) * part)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn articles_are_read_for_the_formats_that_need_them_and_a_stop_ends_it() {
        let project: Project = store::from_text(crate::SAMPLE).expect("the sample is a project");
        let told = Cell::new(0.0);
        let watch = |part: f32| {
            told.set(part);
            ControlFlow::Continue(())
        };
        let mut options = ExportOptions::default();
        assert!(read(&project, Format::Html, &mut options, &watch).is_continue());
        assert_eq!(told.get(), 0.0);
        assert!(read(&project, Format::Quantities, &mut options, &watch).is_continue());
        assert_eq!((told.get(), options.figures.len()), (READ, project.articles.len()));
        let files = ::export::write(&project, Format::Quantities, &options).expect("the sample has figures");
        assert_eq!(files.len(), 3);
        let stopped = read(&project, Format::Galley, &mut options, &|_| ControlFlow::Break(()));
        assert!(stopped.is_break() && options.facts.is_empty());
    }
}
