//! What a reader may find the widget in: one table, which the checks of access, the accessibility
//! tree and the pictures walk through.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::page::Page;

/// A state of the widget, and how a page is brought there.
pub struct State {
    /// What files and messages call it.
    pub name: &'static str,
    /// The viewport, in CSS pixels.
    pub size: (u32, u32),
    /// What follows the page's address: `?…` for `states.js`, `#…` for the widget.
    pub address: &'static str,
    /// What is done then, in order.
    pub steps: &'static [Step],
    /// Whether its accessibility tree is kept.
    pub tree: bool,
    /// Whether its picture is kept.
    pub picture: bool,
}

/// One thing done on the way into a state.
pub enum Step {
    /// A click on the middle of an element.
    Click(&'static str),
    /// A text typed where the focus is.
    Write(&'static str),
    /// A script; a promise is waited for.
    Run(&'static str),
    /// Nothing goes on before this is true.
    Until(&'static str),
}

use Step::{Click, Run, Until, Write};

const WIDE: (u32, u32) = (1280, 900);
const NARROW: (u32, u32) = (700, 1000);
const PHONE: (u32, u32) = (390, 844);
const SMALL: (u32, u32) = (320, 640);

/// The card is there, and whole.
const CARD: Step = Until("find('[part~=card]')");
/// The list is there.
const LIST: Step = Until("find('[part~=list-event]')");

/// A state that is only looked at by axe.
const PLAIN: State = State {
    name: "",
    size: WIDE,
    address: "",
    steps: &[],
    tree: false,
    picture: false,
};

/// Every state. Widths from 880 px on are wide, below 560 px a phone's.
pub const STATES: &[State] = &[
    State {
        name: "wide",
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-dark",
        address: "?dark#eras=rebellion",
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-card",
        address: "#eras=rebellion&selected=regent-surrenders",
        steps: &[CARD],
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-card-dark",
        address: "?dark#selected=regent-surrenders",
        steps: &[CARD],
        ..PLAIN
    },
    State {
        name: "wide-filters",
        address: "#factions=terran-rebellion",
        steps: &[
            Click("[part~=filter-button]"),
            Until("find('[part~=facets]')"),
        ],
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-filters-dark",
        address: "?dark",
        steps: &[
            Click("[part~=filter-button]"),
            Until("find('[part~=facets]')"),
        ],
        ..PLAIN
    },
    State {
        name: "wide-people",
        steps: &[
            Click("[part~=filter-button]"),
            Until("find('[data-focus=people]')"),
            Click("[data-focus=people]"),
            Write("kira"),
            Until("find('[role=option]')"),
        ],
        tree: true,
        ..PLAIN
    },
    State {
        name: "wide-search",
        steps: &[
            Click("[part~=search] input"),
            Write("worf"),
            Until("host.filter.search === 'worf' && find('[part~=stage] mark')"),
        ],
        ..PLAIN
    },
    State {
        name: "wide-true-scale",
        address: "?from=2360&to=2380#scale=true",
        ..PLAIN
    },
    State {
        name: "wide-list",
        address: "#view=list&eras=rebellion",
        steps: &[LIST],
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-list-card-dark",
        address: "?dark#view=list&eras=rebellion&selected=regent-surrenders",
        steps: &[LIST, CARD],
        ..PLAIN
    },
    State {
        name: "wide-no-controls",
        address: "?controls=none",
        ..PLAIN
    },
    State {
        name: "wide-nothing-found",
        address: "#eras=rise&search=worf&factions=terran-rebellion",
        steps: &[Until("find('[part~=message] button')")],
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-no-events",
        steps: &[
            Run("return host.load('{\"events\": []}')"),
            Until("host.eventCount === 0 && find('[part~=message]')"),
        ],
        ..PLAIN
    },
    State {
        name: "wide-problems",
        address: "?problems=show",
        steps: &[
            Run(FAULTY),
            Until("find('[part~=problems] table') && host.eventCount === 66"),
        ],
        tree: true,
        ..PLAIN
    },
    State {
        name: "wide-failed",
        steps: &[
            Run("return host.load('[1, 2').then(() => null, () => null)"),
            Until("find('[part~=problems] table') && host.querySelector('li').checkVisibility()"),
        ],
        tree: true,
        ..PLAIN
    },
    State {
        name: "wide-help",
        steps: &[
            Run("find('[data-stop]').focus()"),
            Write("?"),
            Until("root.activeElement?.matches('[part~=help]')"),
        ],
        tree: true,
        ..PLAIN
    },
    State {
        name: "wide-help-dark",
        address: "?dark",
        steps: &[
            Run("find('[data-stop]').focus()"),
            Write("?"),
            Until("root.activeElement?.matches('[part~=help]')"),
        ],
        ..PLAIN
    },
    State {
        name: "wide-share",
        address: "#eras=rebellion",
        steps: &[
            Run("find('[data-stop]').focus()"),
            Write("s"),
            Until("root.activeElement?.matches('[part~=share]')"),
            Click("[part~=share] .switch button:nth-child(4)"),
            Until("find('[part~=share] textarea').value.startsWith('<div')"),
        ],
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "wide-share-dark",
        address: "?dark",
        steps: &[
            Run("find('[data-stop]').focus()"),
            Write("s"),
            Until("root.activeElement?.matches('[part~=share]')"),
        ],
        ..PLAIN
    },
    State {
        name: "wide-arabic",
        address: "?lang=ar#eras=rebellion&selected=regent-surrenders",
        steps: &[Until("root.querySelector('.root').dir === 'rtl'"), CARD],
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "narrow",
        size: NARROW,
        picture: true,
        ..PLAIN
    },
    State {
        name: "narrow-card",
        size: NARROW,
        address: "#eras=rebellion&selected=regent-surrenders",
        steps: &[CARD],
        ..PLAIN
    },
    State {
        name: "narrow-key",
        size: NARROW,
        address: "#eras=rebellion",
        steps: &[Click(".folded-key summary"), Until("find('details[open]')")],
        ..PLAIN
    },
    State {
        name: "phone",
        size: PHONE,
        tree: true,
        picture: true,
        ..PLAIN
    },
    State {
        name: "phone-card",
        size: PHONE,
        address: "#eras=rebellion&selected=regent-surrenders",
        steps: &[CARD],
        tree: true,
        picture: true,
    },
    State {
        name: "phone-filters-dark",
        size: PHONE,
        address: "?dark",
        steps: &[
            Click("[part~=filter-button]"),
            Until("find('[part~=facets]')"),
        ],
        picture: true,
        ..PLAIN
    },
    State {
        name: "phone-list-dark",
        size: PHONE,
        address: "?dark#view=list&eras=rebellion",
        steps: &[LIST],
        ..PLAIN
    },
    State {
        name: "phone-help",
        size: PHONE,
        address: "#eras=rebellion",
        steps: &[
            Run("find('[data-stop]').focus()"),
            Write("?"),
            Until("root.activeElement?.matches('[part~=help]')"),
        ],
        ..PLAIN
    },
    State {
        name: "phone-share",
        size: PHONE,
        address: "?lang=ar#eras=rebellion",
        steps: &[
            Until("root.querySelector('.root').dir === 'rtl'"),
            Run("find('[data-stop]').focus()"),
            Write("s"),
            Until("root.activeElement?.matches('[part~=share]')"),
            Click("[part~=share] .switch button:nth-child(4)"),
            Until("find('[part~=share] textarea').value.startsWith('<div')"),
        ],
        picture: true,
        ..PLAIN
    },
    State {
        name: "phone-arabic",
        size: PHONE,
        address: "?lang=ar#eras=rebellion",
        steps: &[Until("root.querySelector('.root').dir === 'rtl'")],
        picture: true,
        ..PLAIN
    },
    State {
        name: "small",
        size: SMALL,
        address: "#eras=rebellion",
        ..PLAIN
    },
    State {
        name: "small-card",
        size: SMALL,
        address: "#eras=rebellion&selected=regent-surrenders",
        steps: &[CARD],
        ..PLAIN
    },
];

/// The embedded chronicle with one event that cannot be placed and one of an era that is none.
const FAULTY: &str = r#"
return fetch("mirror-universe.json").then((answer) => answer.json()).then((chronicle) => {
  // Events first, so that their places in the text do not depend on the rest.
  const { events, ...rest } = chronicle;
  rest.links = [];
  events[0].date = "2255-13-45";
  events[1].era = "rebelion";
  return host.load(JSON.stringify({ events, ...rest }));
});
"#;

/// The page that the states are states of. The fixtures' site serves it.
pub const PAGE: &str = "fixtures/states.html";

impl Page<'_> {
    /// Opens a page in a state.
    ///
    /// # Errors
    /// If it does not get there.
    pub async fn enter(&self, state: &State) -> Result<()> {
        self.resize(state.size.0, state.size.1).await?;
        self.open(&format!("{PAGE}{}", state.address)).await?;
        self.drawn().await?;
        for step in state.steps {
            let done = match step {
                Click(selector) => self.click(selector).await,
                Write(text) => self.write(text).await,
                Run(script) => self.run(script).await.map(|_: Value| ()),
                Until(expression) => self.wait_until(expression).await,
            };
            done.with_context(|| format!("on the way to {}", state.name))?;
        }
        // In the middle of a cross-fade colours are not what they will be.
        self.wait_until("root.getAnimations().length === 0").await
    }
}
