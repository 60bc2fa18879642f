//! Every key of the table, once.

/// Declares the enum as it is written, the list of its variants, and their names in writing.
macro_rules! listed {
    ($(#[$attribute:meta])* pub enum $name:ident {
        $(#[doc = $written:literal] $variant:ident,)*
    }) => {
        $(#[$attribute])*
        pub enum $name {
            $(#[doc = $written] $variant,)*
        }

        impl $name {
            /// Every key.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The key in writing, as files of languages have it: `search.label`.
            #[must_use]
            pub fn written(self) -> &'static str {
                const WRITTEN: &[&str] = &[$($written),*];
                let written = WRITTEN.get(self as usize);
                written.map_or("", |written| written.trim_matches([' ', '`']))
            }
        }
    };
}

listed! {
/// Names one text of the interface. Its key in writing is beside it, for translators.
///
/// What the first view says stands before what is said later, of cards, lists and problems: the
/// two are kept apart, so that the second comes with what says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `search.label`
    SearchLabel,
    /// `search.hits.one`
    SearchHitsOne,
    /// `search.hits`
    SearchHits,
    /// `search.clear`
    SearchClear,
    /// `filters.button`
    FiltersButton,
    /// `filters.button.n`
    FiltersButtonN,
    /// `facet.crossing.only`
    FacetCrossingOnly,
    /// `view.label`
    ViewLabel,
    /// `view.timeline`
    ViewTimeline,
    /// `view.list`
    ViewList,
    /// `count`
    Count,
    /// `window.showing`
    WindowShowing,
    /// `window.all`
    WindowAll,
    /// `window.before`
    WindowBefore,
    /// `chip.remove`
    ChipRemove,
    /// `quoted`
    Quoted,
    /// `clear.all`
    ClearAll,
    /// `eras.label`
    ErasLabel,
    /// `era.label`
    EraLabel,
    /// `events.one`
    EventsOne,
    /// `events`
    Events,
    /// `brush.start`
    BrushStart,
    /// `brush.end`
    BrushEnd,
    /// `break`
    Break,
    /// `cluster.label`
    ClusterLabel,
    /// `stage.label`
    StageLabel,
    /// `key.title`
    KeyTitle,
    /// `key.exact`
    KeyExact,
    /// `key.either`
    KeyEither,
    /// `key.within`
    KeyWithin,
    /// `key.about`
    KeyAbout,
    /// `key.lasted`
    KeyLasted,
    /// `key.cross`
    KeyCross,
    /// `key.break`
    KeyBreak,
    /// `scale.label`
    ScaleLabel,
    /// `scale.story`
    ScaleStory,
    /// `scale.true`
    ScaleTrue,
    /// `clock.label`
    ClockLabel,
    /// `clock.story`
    ClockStory,
    /// `clock.release`
    ClockRelease,
    /// `zoom.in`
    ZoomIn,
    /// `zoom.out`
    ZoomOut,
    /// `zoom.all`
    ZoomAll,
    /// `screen.full`
    ScreenFull,
    /// `help.title`
    HelpTitle,
    /// `skip`
    Skip,
    /// `skip.list`
    SkipList,
    /// `share.title`
    ShareTitle,
    /// `date.about`
    DateAbout,
    /// `date.uncertain`
    DateUncertain,
    /// `date.either`
    DateEither,
    /// `date.within`
    DateWithin,
    /// `date.by`
    DateBy,
    /// `date.from`
    DateFrom,
    /// `date.decade`
    DateDecade,
    /// `date.century`
    DateCentury,
    /// `date.span`
    DateSpan,
    /// `date.span.years`
    DateSpanYears,
    /// `date.until`
    DateUntil,
    /// `date.onwards`
    DateOnwards,
    /// `date.list`
    DateList,
    /// `date.before`
    DateBefore,
    /// `date.unknown`
    DateUnknown,
    /// `date.spring`
    DateSpring,
    /// `date.summer`
    DateSummer,
    /// `date.autumn`
    DateAutumn,
    /// `date.winter`
    DateWinter,
    /// `date.quarter`
    DateQuarter,
    /// `date.day`
    DateDay,
    /// `date.month`
    DateMonth,
    /// `month.1`
    Month1,
    /// `month.2`
    Month2,
    /// `month.3`
    Month3,
    /// `month.4`
    Month4,
    /// `month.5`
    Month5,
    /// `month.6`
    Month6,
    /// `month.7`
    Month7,
    /// `month.8`
    Month8,
    /// `month.9`
    Month9,
    /// `month.10`
    Month10,
    /// `month.11`
    Month11,
    /// `month.12`
    Month12,
    /// `sign.exact`
    SignExact,
    /// `sign.about`
    SignAbout,
    /// `sign.unsure`
    SignUnsure,
    /// `sign.either`
    SignEither,
    /// `sign.within`
    SignWithin,
    /// `sign.span`
    SignSpan,
    /// `cross.up`
    CrossUp,
    /// `cross.down`
    CrossDown,
    /// `cross.both`
    CrossBoth,
    /// `cross.return`
    CrossReturn,
    /// `cross.visit`
    CrossVisit,
    /// `cross.ship`
    CrossShip,
    /// `cross.unknown`
    CrossUnknown,
    /// `cross.relic`
    CrossRelic,
    /// `card.pos`
    CardPos,
    /// `card.open`
    CardOpen,
    /// `link.because`
    LinkBecause,
    /// `link.led`
    LinkLed,
    /// `link.cause`
    LinkCause,
    /// `link.result`
    LinkResult,
    /// `problem.setting`
    ProblemSetting,
    /// `facet.era`
    FacetEra,
    /// `facet.faction`
    FacetFaction,
    /// `facet.series`
    FacetSeries,
    /// `facet.canon`
    FacetCanon,
    /// `facet.universe`
    FacetUniverse,
    /// `facet.person`
    FacetPerson,
    /// `facet.crossing`
    FacetCrossing,
    /// `facet.search`
    FacetSearch,
    /// `guard`
    Guard,
    /// `guard.on`
    GuardOn,
    /// `guard.all`
    GuardAll,
    /// `guard.none`
    GuardNone,
    /// `guard.season`
    GuardSeason,
    /// `undated.one`
    UndatedOne,
    /// `undated`
    Undated,
    /// `missing.later`
    MissingLater,
    /// `missing.undated`
    MissingUndated,
    /// `guard.empty`
    GuardEmpty,
    /// `match.previous`
    MatchPrevious,
    /// `match.next`
    MatchNext,
    /// `reset`
    Reset,
    /// `card.article`
    CardArticle,
    /// `card.picture`
    CardPicture,
    /// `people.hint`
    PeopleHint,
    /// `people.none`
    PeopleNone,
    /// `people.more`
    PeopleMore,
    /// `why.exact`
    WhyExact,
    /// `why.either`
    WhyEither,
    /// `why.within`
    WhyWithin,
    /// `why.by`
    WhyBy,
    /// `why.from`
    WhyFrom,
    /// `why.century`
    WhyCentury,
    /// `why.about`
    WhyAbout,
    /// `why.unsure`
    WhyUnsure,
    /// `why.span`
    WhySpan,
    /// `card.because`
    CardBecause,
    /// `card.led`
    CardLed,
    /// `today`
    Today,
    /// `card.departs`
    CardDeparts,
    /// `card.arrives`
    CardArrives,
    /// `pair.departs`
    PairDeparts,
    /// `pair.arrives`
    PairArrives,
    /// `pair.departure`
    PairDeparture,
    /// `pair.arrival`
    PairArrival,
    /// `card.inferred`
    CardInferred,
    /// `card.source`
    CardSource,
    /// `card.released`
    CardReleased,
    /// `card.place`
    CardPlace,
    /// `card.ships`
    CardShips,
    /// `card.people`
    CardPeople,
    /// `card.note`
    CardNote,
    /// `card.close`
    CardClose,
    /// `card.prev`
    CardPrev,
    /// `card.next`
    CardNext,
    /// `list.causes.one`
    ListCausesOne,
    /// `list.causes`
    ListCauses,
    /// `list.results.one`
    ListResultsOne,
    /// `list.results`
    ListResults,
    /// `tab.hidden`
    TabHidden,
    /// `empty.title`
    EmptyTitle,
    /// `empty.hint`
    EmptyHint,
    /// `empty.remove`
    EmptyRemove,
    /// `empty.clear`
    EmptyClear,
    /// `none`
    None,
    /// `screen.end`
    ScreenEnd,
    /// `share.link`
    ShareLink,
    /// `share.frame`
    ShareFrame,
    /// `share.element`
    ShareElement,
    /// `share.wiki`
    ShareWiki,
    /// `share.script`
    ShareScript,
    /// `share.link.hint`
    ShareLinkHint,
    /// `share.frame.hint`
    ShareFrameHint,
    /// `share.element.hint`
    ShareElementHint,
    /// `share.wiki.hint`
    ShareWikiHint,
    /// `share.script.hint`
    ShareScriptHint,
    /// `share.local`
    ShareLocal,
    /// `share.nowhere`
    ShareNowhere,
    /// `share.one.file`
    ShareOneFile,
    /// `share.here`
    ShareHere,
    /// `share.shortened`
    ShareShortened,
    /// `share.copy`
    ShareCopy,
    /// `share.copied`
    ShareCopied,
    /// `share.selected`
    ShareSelected,
    /// `help.along`
    HelpAlong,
    /// `help.rails`
    HelpRails,
    /// `help.ends`
    HelpEnds,
    /// `help.eras`
    HelpEras,
    /// `help.press`
    HelpPress,
    /// `help.links`
    HelpLinks,
    /// `help.pair`
    HelpPair,
    /// `help.side`
    HelpSide,
    /// `help.zoom`
    HelpZoom,
    /// `help.wheel.zoom`
    HelpWheelZoom,
    /// `help.wheel.pan`
    HelpWheelPan,
    /// `help.brush`
    HelpBrush,
    /// `help.escape`
    HelpEscape,
    /// `help.screen`
    HelpScreen,
    /// `help.share`
    HelpShare,
    /// `help.help`
    HelpHelp,
    /// `cap.home`
    CapHome,
    /// `cap.end`
    CapEnd,
    /// `cap.page.up`
    CapPageUp,
    /// `cap.page.down`
    CapPageDown,
    /// `cap.enter`
    CapEnter,
    /// `cap.escape`
    CapEscape,
    /// `cap.wheel.zoom`
    CapWheelZoom,
    /// `cap.wheel.pan`
    CapWheelPan,
    /// `error.notice.one`
    ErrorNoticeOne,
    /// `error.notice`
    ErrorNotice,
    /// `error.part.one`
    ErrorPartOne,
    /// `error.part`
    ErrorPart,
    /// `error.part.hint`
    ErrorPartHint,
    /// `error.entry`
    ErrorEntry,
    /// `error.found`
    ErrorFound,
    /// `error.mend`
    ErrorMend,
    /// `error.more`
    ErrorMore,
    /// `error.all`
    ErrorAll,
    /// `error.all.hint`
    ErrorAllHint,
    /// `type.text`
    TypeText,
    /// `type.integer`
    TypeInteger,
    /// `type.natural`
    TypeNatural,
    /// `type.flag`
    TypeFlag,
    /// `type.words`
    TypeWords,
    /// `type.object`
    TypeObject,
    /// `problem.missing`
    ProblemMissing,
    /// `problem.type`
    ProblemType,
    /// `problem.entry`
    ProblemEntry,
    /// `problem.syntax`
    ProblemSyntax,
    /// `problem.truncated`
    ProblemTruncated,
    /// `problem.nothing`
    ProblemNothing,
    /// `problem.era`
    ProblemEra,
    /// `problem.era.guess`
    ProblemEraGuess,
    /// `problem.reference`
    ProblemReference,
    /// `problem.reference.guess`
    ProblemReferenceGuess,
    /// `problem.twice`
    ProblemTwice,
    /// `problem.twice.entry`
    ProblemTwiceEntry,
    /// `problem.link`
    ProblemLink,
    /// `problem.value`
    ProblemValue,
    /// `problem.field`
    ProblemField,
    /// `problem.field.guess`
    ProblemFieldGuess,
    /// `problem.format`
    ProblemFormat,
    /// `problem.window`
    ProblemWindow,
    /// `problem.colour`
    ProblemColour,
    /// `problem.glyph`
    ProblemGlyph,
    /// `problem.address`
    ProblemAddress,
    /// `problem.picture`
    ProblemPicture,
    /// `problem.id`
    ProblemId,
}
}
