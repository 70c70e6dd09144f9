//! All articles of the project: sorted, filtered, grouped by outlet or event; Enter goes to one.

mod list;

use egui::accesskit::Live;
use egui::text::LayoutJob;
use egui::{Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::cursor::{self, ListCursor};
use super::parts::segments;
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, pressed_enter, search_field};
use crate::app::action::{Action, ActionQueue};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::column_head;
use crate::app::widgets::line;
use list::{ArticleGrouping, ArticleLine, ArticleList, ArticleListQuery, ArticleRow, ArticleSort};
use model::{ArticleId, counted};

/// The height of a row.
const ROW: f32 = 38.0;
/// The widths of the columns beside the title, in the order of the columns.
const WIDTHS: [f32; 4] = [150.0, 120.0, 84.0, 104.0];
/// Below this width outlet and date are left out: the title says most.
const NARROW: f32 = 560.0;

/// Lists the articles.
pub(crate) struct ArticlesDialog {
    query: ArticleListQuery,
    list: ArticleList,
    cursor: ListCursor,
    /// The article that the list begins at.
    begin: Option<ArticleId>,
    fresh: bool,
}

impl ArticlesDialog {
    /// Opens the list at an article.
    pub(crate) fn new(begin: Option<ArticleId>) -> Self {
        let query = ArticleListQuery {
            filter: String::new(),
            sort: None,
            turned: false,
            grouping: ArticleGrouping::Nothing,
        };
        Self { query, list: ArticleList::default(), cursor: ListCursor::default(), begin, fresh: true }
    }

    fn refresh(&mut self, shown: &ViewContext<'_>) {
        let before = self.begin.take().or_else(|| self.present());
        if self.list.refresh(shown, &self.query) {
            let is_heading =
                |(at, row): (usize, &ArticleRow)| matches!(row, ArticleRow::Heading { .. }).then_some(at);
            let headings = self.list.rows.iter().enumerate().filter_map(is_heading).collect();
            self.cursor.refill(self.list.rows.len(), headings);
            let is_before =
                |row: &ArticleRow| matches!(row, ArticleRow::Article(line) if Some(line.id) == before);
            self.cursor.go(self.list.rows.iter().position(is_before).unwrap_or(0));
        }
    }

    /// The article at the cursor.
    fn present(&self) -> Option<ArticleId> {
        match self.list.rows.get(self.cursor.at())? {
            ArticleRow::Article(line) => Some(line.id),
            ArticleRow::Heading { .. } => None,
        }
    }

    /// The filter and the grouping. Returns whether Enter was pressed in the filter.
    fn head(&mut self, ui: &mut Ui) -> bool {
        self.cursor.keys(ui);
        let field = search_field(
            ui,
            "Title, outlet, byline or date",
            &mut self.query.filter,
            "Type to filter, arrows to choose",
        );
        focus_first(&field, &mut self.fresh);
        self.cursor.follow(&field);
        let entered = pressed_enter(ui, &field);
        let groups = [
            (ArticleGrouping::Nothing, "One list", "All articles in one list"),
            (ArticleGrouping::Outlet, "By outlet", "The articles of each outlet together"),
            (ArticleGrouping::Event, "By event", "The articles that tell of one affair together"),
        ];
        ui.horizontal(|ui| {
            segments(ui, &groups, &mut self.query.grouping);
            let (listed, all) = (self.list.listed(), self.list.count());
            let text = if listed == all {
                counted(all, "article", "articles")
            } else {
                format!("{listed} of {}", counted(all, "article", "articles"))
            };
            let label = ui.label(RichText::new(text).small().weak());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
        });
        entered
    }

    fn columns(&mut self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        for (sort, cell) in ArticleSort::ALL.into_iter().zip(cells(rect)) {
            if cell.width() <= 0.0 {
                continue;
            }
            let here = self.query.sort == Some(sort);
            if column_head(ui, cell, sort.name(), here.then_some(self.query.turned)) {
                self.query.turned = here && !self.query.turned;
                self.query.sort = Some(sort);
            }
        }
    }

    /// The rows. Returns whether one was accepted with two clicks.
    fn rows(&mut self, ui: &mut Ui, height: f32) -> bool {
        let rows = &self.list.rows;
        let clicks = self.cursor.rows(ui, "articles", (ROW, height), |ui, at, here| match rows.get(at)? {
            ArticleRow::Heading { name, count, why } => {
                heading(ui, name, *count, why.as_deref());
                None
            }
            ArticleRow::Article(article) => Some(row(ui, article, here)),
        });
        clicks.twice
    }
}

impl Dialog for ArticlesDialog {
    fn title(&self) -> String {
        "Articles".to_owned()
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.refresh(shown);
        let entered = self.head(ui);
        self.refresh(shown);
        self.columns(ui);
        let height = (ui.available_height() - 52.0).clamp(2.0 * ROW, 520.0);
        let twice = self.rows(ui, height);
        let present = self.present();
        buttons(ui, |ui| {
            let go = main_button(ui, "Go to the article", present.is_some());
            if let Some(article) = present.filter(|_| go || entered || twice) {
                queue.push(Action::ShowArticle(article));
                return DialogOutcome::Close;
            }
            if ui.button("Close").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

/// The cells of a row: outlet, date, title, statements, missing replies. Those without room have no width.
fn cells(row: Rect) -> [Rect; 5] {
    let [outlet, date, statements, missing] = WIDTHS;
    let (outlet, date) = if row.width() < NARROW { (0.0, 0.0) } else { (outlet, date) };
    let title = (row.width() - outlet - date - statements - missing - 12.0).max(0.0);
    let mut left = row.left() + 6.0;
    [outlet, date, title, statements, missing].map(|width| {
        let cell = Rect::from_x_y_ranges(left..=left + (width - 8.0).max(0.0), row.y_range());
        left += width;
        cell
    })
}

/// The name of an outlet or event above its articles.
fn heading(ui: &mut Ui, name: &str, number: usize, why: Option<&str>) {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let text = format!("{name}, {}", counted(number, "article", "articles"));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &text));
    let font = theme::bold(theme::INTERFACE);
    line(ui, pos2(rect.left() + 6.0, rect.center().y), &text, font, tokens.ink, rect.width() - 12.0);
    if let Some(why) = why {
        response.on_hover_text(why);
    }
}

fn row(ui: &mut Ui, article: &ArticleLine, here: bool) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = cursor::row(ui, ROW, here);
    let or_unknown =
        |text: &str, what: &str| if text.is_empty() { format!("{what} not known") } else { text.to_owned() };
    let name = format!(
        "{}, {}, {}, {}, {}",
        article.title,
        or_unknown(&article.outlet, "outlet"),
        or_unknown(&article.date, "date"),
        counted(article.statements, "statement", "statements"),
        counted(article.missing, "missing reply", "missing replies"),
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), here, &name));
    let or_dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let missing = if article.missing == 0 { "–".to_owned() } else { article.missing.to_string() };
    let texts = [
        or_dash(&article.outlet),
        or_dash(&article.date),
        article.title.clone(),
        article.statements.to_string(),
        missing,
    ];
    let mut is_cut = false;
    for (at, (cell, text)) in cells(rect).into_iter().zip(texts).enumerate() {
        if cell.width() <= 0.0 {
            continue;
        }
        if at == 2 {
            is_cut = title(ui, cell, &text);
        } else {
            let font = theme::sans(theme::META);
            line(ui, pos2(cell.left(), cell.center().y), &text, font, tokens.soft_ink, cell.width());
        }
    }
    if is_cut { response.on_hover_text(&article.title) } else { response }
}

/// A title in a cell, in two lines where it is long. Returns whether it is longer still and was cut.
fn title(ui: &Ui, cell: Rect, text: &str) -> bool {
    let ink = theme::of(ui.ctx()).ink;
    let mut job = LayoutJob::simple(text.to_owned(), theme::sans(12.5), ink, cell.width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let top = cell.center().y - galley.size().y / 2.0;
    let is_cut = galley.elided;
    ui.painter().galley(pos2(cell.left(), top), galley, ink);
    is_cut
}
