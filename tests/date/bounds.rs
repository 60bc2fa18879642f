//! Bounds of single dates.

use mirror_timeline::date::{Bounds, Edtf, year_of};

const NEVER: f64 = f64::NEG_INFINITY;
const EVER: f64 = f64::INFINITY;

fn bounds(text: &str) -> (f64, f64) {
    let bounds = Edtf::parse(text).map(|date| date.bounds());
    bounds.map_or((f64::NAN, f64::NAN), |bounds| {
        (bounds.earliest, bounds.latest)
    })
}

#[test]
fn bounds_of_dates() {
    let table = [
        ("2372", (2372.0, 2373.0)),
        ("0000", (0.0, 1.0)),
        ("-0001", (-1.0, 0.0)),
        ("2155-01", (2155.0, 2155.0 + 31.0 / 365.0)),
        ("2155-12", (2155.0 + 334.0 / 365.0, 2156.0)),
        ("2372-02", (2372.0 + 31.0 / 366.0, 2372.0 + 60.0 / 366.0)),
        ("2063-04-05", (2063.0 + 94.0 / 365.0, 2063.0 + 95.0 / 365.0)),
        ("-0004-12-31", (-4.0 + 365.0 / 366.0, -3.0)),
        ("22XX", (2200.0, 2300.0)),
        ("237X", (2370.0, 2380.0)),
        ("X7XX", (700.0, 9800.0)),
        ("-1XXX", (-1999.0, -999.0)),
        ("-000X", (-9.0, 1.0)),
        ("2004-XX", (2004.0, 2005.0)),
        ("2003-1X", (2003.0 + 273.0 / 365.0, 2004.0)),
        (
            "2003-X2-30",
            (2003.0 + 363.0 / 365.0, 2003.0 + 364.0 / 365.0),
        ),
        ("190X-02-29", (1904.0 + 59.0 / 366.0, 1908.0 + 60.0 / 366.0)),
        ("XXXX-02-29", (59.0 / 366.0, 9996.0 + 60.0 / 366.0)),
        ("1950S2", (1900.0, 2000.0)),
        ("-1950S2", (-1999.0, -1899.0)),
        ("Y171010000S3", (171_000_000.0, 172_000_000.0)),
        ("Y3388E2S3", (338_000.0, 339_000.0)),
        ("Y-17E7", (-170_000_000.0, -169_999_999.0)),
        ("Y-17E7S1", (-199_999_999.0, -99_999_999.0)),
        ("Y170000002", (170_000_002.0, 170_000_003.0)),
        ("2003-21", (2003.0 + 59.0 / 365.0, 2003.0 + 151.0 / 365.0)),
        ("2003-24", (2003.0 + 334.0 / 365.0, 2004.0 + 60.0 / 366.0)),
        ("2003-30", (2003.0 + 334.0 / 365.0, 2004.0 + 60.0 / 366.0)),
        ("2003-33", (2003.0, 2003.0 + 90.0 / 365.0)),
        ("2003-39", (2003.0 + 243.0 / 365.0, 2004.0)),
        ("2003-41", (2003.0 + 181.0 / 365.0, 2004.0)),
        ("2370/2371", (2370.0, 2372.0)),
        ("2350~/..", (2350.0, EVER)),
        ("2350/", (2350.0, EVER)),
        ("../2155", (NEVER, 2156.0)),
        ("/2155", (NEVER, 2156.0)),
        ("..2350/2351", (NEVER, 2352.0)),
        ("2350/2351..", (2350.0, EVER)),
        ("[..2267]", (NEVER, 2268.0)),
        ("[2268..]", (2268.0, EVER)),
        ("[2268..2349]", (2268.0, 2350.0)),
        ("[2257,2256]", (2256.0, 2258.0)),
        ("{1960,1961-12}", (1960.0, 1962.0)),
        ("{..1983-12-31,1984-11-05..}", (NEVER, EVER)),
    ];
    for (text, expected) in table {
        assert_eq!(bounds(text), expected, "{text}");
    }
}

#[test]
fn an_offset_counts() {
    assert_eq!(
        bounds("2063-04-05T11:00:00-05:00"),
        bounds("2063-04-05T16:00:00Z")
    );
    assert_eq!(
        bounds("2063-04-05T16:00:00"),
        bounds("2063-04-05T16:00:00Z")
    );
    assert_eq!(
        bounds("2371-12-31T23:30:00-01:00"),
        bounds("2372-01-01T00:30:00Z")
    );
    assert_eq!(
        bounds("2372-01-01T00:30:00+01:00"),
        bounds("2371-12-31T23:30:00Z")
    );
    assert_eq!(bounds("2372-12-31T23:59:59Z").1, 2373.0);
    assert_eq!(
        bounds("2372-12-31T23:59:60Z"),
        bounds("2372-12-31T23:59:59Z")
    );
}

#[test]
fn years_of_any_size_have_bounds() {
    for text in [
        "Y9223372036854775807",
        "Y-9223372036854775807S1",
        "Y9E290",
        "Y-9E299S2",
    ] {
        let (earliest, latest) = bounds(text);
        assert!(
            earliest <= latest && earliest.is_finite() && latest.is_finite(),
            "{text}"
        );
    }
    assert!(Edtf::parse("Y9E300").is_err());
    assert!(Edtf::parse("Y9223372036854775808").is_err());
}

#[test]
fn alternatives_are_the_members_of_a_list() {
    let of = |text: &str| {
        Edtf::parse(text)
            .map(|date| date.alternatives())
            .unwrap_or_default()
    };
    let years = |earliest, latest| Bounds { earliest, latest };
    assert_eq!(
        of("[2256,2257]"),
        [years(2256.0, 2257.0), years(2257.0, 2258.0)]
    );
    assert_eq!(
        of("{1667,1670..1672,1680..}"),
        [
            years(1667.0, 1668.0),
            years(1670.0, 1673.0),
            years(1680.0, EVER)
        ],
    );
    assert_eq!(of("2370/2371"), [years(2370.0, 2372.0)]);
}

#[test]
fn year_of_a_time() {
    assert_eq!(year_of(2372.0), 2372);
    assert_eq!(year_of(2372.999), 2372);
    assert_eq!(year_of(-0.001), -1);
    assert_eq!(year_of(f64::INFINITY), i64::MAX);
    assert_eq!(year_of(f64::NAN), 0);
}

#[test]
fn bounds_overlap_where_they_share_a_moment() {
    let of = |text| {
        let (earliest, latest) = bounds(text);
        Bounds { earliest, latest }
    };
    assert!(of("2372").overlaps(&of("2372-05-03")));
    assert!(of("[..2267]").overlaps(&of("2155")));
    assert!(!of("2372").overlaps(&of("2373")));
    assert!(!of("[..2267]").overlaps(&of("2268")));
    assert!(!of("2372-05").contains(&of("2372")));
}
