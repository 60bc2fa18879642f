//! The pieces of work, by name: the only file here that knows the library.

use std::hint::black_box;
use std::rc::Rc;

use mirror_timeline::axis::Window;
use mirror_timeline::import::{self, Imported};
use mirror_timeline::layout::{Measure, Remembered, Scene, SceneInput, StageForm, TextStyle};
use mirror_timeline::query::{Facet, Filter, Matches};
use mirror_timeline::state::{Book, State};
use mirror_timeline::strings::Language;

use super::chronicle;

/// Width of the stage, in px.
const WIDTH: f64 = 1280.0;

/// What is measured, with what it starts from.
pub struct Work {
    text: String,
    state: State,
}

impl Work {
    /// Prepares everything.
    pub fn new(events: usize) -> Self {
        let text = chronicle::text(events);
        let state = State::new(Rc::new(Book::new(import::from_text(&text))));
        assert_eq!(state.book.chronicle.events.len(), events);
        Self { text, state }
    }

    /// The text, read.
    pub fn imported(&self) -> Imported {
        import::from_text(&self.text)
    }

    /// Does one piece of work.
    pub fn run(&self, name: &str) {
        match name {
            "parse" => counted_work(|| import::from_text(&self.text)),
            "index" => index(self.imported()),
            "facets" => self.answer(&Filter::default()),
            "filter" => self.answer(&Filter::default().with(Facet::Era, vec![3])),
            "search" => {
                let mut filter = Filter::default();
                filter.search.push_str("tra");
                self.answer(&filter);
            }
            "scene" => self.scene(None),
            "scene_of_ten_years" => self.scene(Some(Window {
                start: 2630.0,
                end: 2640.0,
            })),
            other => panic!("there is no work called {other}"),
        }
    }

    fn answer(&self, filter: &Filter) {
        counted_work(|| Matches::new(&self.state.book.index, filter));
    }

    fn scene(&self, window: Option<Window>) {
        let form = StageForm::for_width(WIDTH, WIDTH, window.is_some(), false);
        let (left, right) = form.range();
        let whole = self.state.scale_on(left, right);
        let scale = window.map_or(whole.clone(), |window| whole.with_window(window));
        let book = &self.state.book;
        counted_work(|| {
            Scene::new(&SceneInput {
                chronicle: &book.chronicle,
                groundwork: &book.groundwork,
                index: &book.index,
                matching: &self.state.matches.selection,
                scale: &scale,
                form: &form,
                measure: &Even,
                remembered: &Remembered::default(),
                language: Language::English,
                selected: None,
            })
        });
    }
}

/// Works out of a chronicle what is worked out once.
pub fn index(imported: Imported) {
    counted_work(|| Book::new(imported));
}

/// Instructions are counted between this function's start and its end.
#[inline(never)]
fn counted_work<T>(work: impl FnOnce() -> T) {
    drop(black_box(work()));
}

/// Every letter as wide as the next: measuring text is the browser's work.
struct Even;

impl Measure for Even {
    #[expect(clippy::cast_precision_loss, reason = "a label has a few letters")]
    fn width(&self, text: &str, _style: TextStyle) -> f64 {
        text.chars().count() as f64 * 7.0
    }
}
