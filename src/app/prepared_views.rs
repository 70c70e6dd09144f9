//! Derived data of a project, made on the thread that reads or changes it.

use super::analyses::AnalysesCache;
use super::layout::Layout;
use model::Project;

/// The derived data that is expensive to compute for a large project: computed on the thread that read or changed it, so
/// that the window's own does not wait for it.
#[derive(Debug)]
pub(crate) struct PreparedViews {
    pub(super) layout: Layout,
    pub(super) analyses_cache: AnalysesCache,
}

impl PreparedViews {
    /// Works it out for a project that is shown next.
    pub(crate) fn of(project: &Project) -> Self {
        let (layout, analyses_cache) =
            AnalysesCache::beside(project, || Layout::new(project), |layout| &layout.index);
        Self { layout, analyses_cache }
    }

    /// The same, but for what can be worked out when it is first asked for.
    pub(super) fn lightly(project: &Project) -> Self {
        Self { layout: Layout::new(project), analyses_cache: AnalysesCache::default() }
    }
}
