//! One frame of the whole window, with 100, 10,000 and 100,000 cards in three panels.
//!
//! A frame draws what is visible, so the three should take nearly the same time: the last lines say how
//! nearly, measured in the same run.

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use rejoinder::app::{Picked, Picker, Rejoinder, Surroundings, Wanted};
use rejoinder::model::{
    Act, Article, Ids, Link, Mode, Party, PartyChoice, PartyColour, PartyId, Project, Relation, Span,
    Speaker, SpeakerId, SpeakerKind, Statement, StatementId, Status,
};

const SIZES: [usize; 3] = [100, 10_000, 100_000];
const SENTENCE: &str = "The council has inspected every bridge in the harbour twice a year, and none of those that \
    it keeps open was found to be unsafe for the people who cross it on their way to work.";

struct NoPicker;

impl Picker for NoPicker {
    fn is_available(&self) -> bool {
        false
    }
    fn ask(&mut self, _: Wanted, _: Option<&std::path::Path>, _: Box<dyn Fn() + Send>) {}
    fn answer(&mut self) -> Picked {
        Picked::Waiting
    }
}

/// A project of this many statements in three panels, every fourth one answered.
fn project(statements: usize) -> Project {
    let mut ids = Ids::seeded(5);
    let mut project = Project::new("Bench", Timestamp::default(), &mut ids);
    let colours = [
        ("Council", 'C', PartyColour::Ochre),
        ("Watch", 'W', PartyColour::Blue),
        ("Port", 'P', PartyColour::Green),
    ];
    let mut speakers: Vec<SpeakerId> = Vec::new();
    for (name, letter, colour) in colours {
        let party: PartyId = ids.draw();
        let (short, name) = (name.to_owned(), format!("The {name}"));
        let (hidden, waiting, why) = (false, false, None);
        project.parties.push(Party { id: party, name, short, letter, colour, hidden, waiting, why });
        let id = ids.draw();
        let name = format!("Speaker {letter}");
        let (kind, role) = (SpeakerKind::Person, String::new());
        let speaker = Speaker { id, name, kind, role, party: Some(party), mentions: Vec::new(), why: None };
        project.speakers.insert(id, speaker);
        speakers.push(id);
    }
    let article = ids.draw();
    let mut text = String::new();
    let mut last: Option<StatementId> = None;
    for number in 0..statements {
        let start = text.len();
        // Of different lengths, as statements are.
        text.push_str(&SENTENCE[..40 + (number * 37) % (SENTENCE.len() - 40)]);
        let spans = vec![Span::new(start, text.len())];
        text.push_str("\n\n");
        let id: StatementId = ids.draw();
        let statement = Statement {
            id,
            article,
            spans,
            mode: Mode::Direct,
            cue: None,
            mention: None,
            speaker: speakers.get(number % 3).copied(),
            party: PartyChoice::OfSpeaker,
            via: None,
            status: if number % 2 == 0 { Status::Suggested } else { Status::Confirmed },
            why: None,
            act: Act::Speech,
            nature: None,
            claim: number % 3 == 0,
            tags: Vec::new(),
            verdict: None,
            note: String::new(),
            coded: None,
        };
        project.statements.insert(id, statement);
        if let Some(to) = last.filter(|_| number % 4 == 0) {
            let link = ids.draw();
            let (relation, note, status) = (Relation::Rebuts, String::new(), Status::Suggested);
            project.links.insert(
                link,
                Link { id: link, from: id, to, relation, note, status, why: None, coded: None },
            );
        }
        last = Some(id);
    }
    project.articles.push(Arc::new(Article {
        id: article,
        title: "Bench".to_owned(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::default(),
        text: text.into(),
    }));
    project
}

/// The window without a screen.
struct Window {
    context: egui::Context,
    app: Rejoinder,
    frames: u32,
}

impl Window {
    fn new(statements: usize, accessible: bool) -> Self {
        let context = egui::Context::default();
        if accessible {
            context.enable_accesskit();
        }
        let surroundings = Surroundings {
            clock: Box::new(Timestamp::default),
            ids: Ids::seeded(6),
            picker: Box::new(NoPicker),
            opener: Box::new(|_| Ok(())),
            settings: None,
            home: rejoinder::store::Home::at(&std::env::temp_dir(), "Bench"),
            user: "Bench".to_owned(),
            system_fonts: false,
            file: None,
        };
        let app = Rejoinder::with_project(&context, surroundings, project(statements));
        let mut window = Self { context, app, frames: 0 };
        for _ in 0..5 {
            window.frame();
        }
        window
    }

    /// One frame with the wheel turned a little over the panels, so that new cards come into sight.
    fn frame(&mut self) {
        self.frames += 1;
        let mut events = vec![egui::Event::PointerMoved(egui::pos2(800.0, 500.0))];
        events.push(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, if self.frames % 128 < 64 { -24.0 } else { 24.0 }),
            modifiers: egui::Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1600.0, 1000.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..egui::RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.context.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.show(ui);
        });
        // No graphics card takes the letters.
        output.textures_delta.clear();
        std::hint::black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
    }

    /// The usual time of a frame: the middle one of many.
    fn usual(&mut self) -> Duration {
        let mut times: Vec<Duration> = (0..301)
            .map(|_| {
                let begun = Instant::now();
                self.frame();
                begun.elapsed()
            })
            .collect();
        times.sort_unstable();
        times[times.len() / 2]
    }
}

fn frame(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    let mut lines = Vec::new();
    for accessible in [false, true] {
        let name = if accessible { "with a screen reader" } else { "cards" };
        let mut first: Option<Duration> = None;
        for size in SIZES {
            let mut window = Window::new(size, accessible);
            group.bench_function(BenchmarkId::new(name, size), |bench| bench.iter(|| window.frame()));
            let usual = window.usual();
            let base = *first.get_or_insert(usual);
            let ratio = usual.as_secs_f64() / base.as_secs_f64();
            lines.push(format!(
                "frame/{name}/{size}: {:.2} ms, {ratio:.2} × that of {}",
                usual.as_secs_f64() * 1e3,
                SIZES[0]
            ));
        }
    }
    group.finish();
    for line in lines {
        println!("{line}");
    }
}

criterion_group!(benches, frame);
criterion_main!(benches);
