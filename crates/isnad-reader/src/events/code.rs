//! PLOVER scores and CAMEO codes of a type and mode.
//!
//! Scores are PLOVER 2.0's. CAMEO is many codes to one PLOVER type; the table gives for each type
//! and mode the code that says no more than they do. Goldstein values are those of the CAMEO root.

use isnad_record::{EventType, Mode};

/// PLOVER's score of an event: its mode's where the mode has one, else its type's.
pub(super) fn score(kind: EventType, mode: Option<Mode>) -> f64 {
    use EventType as E;
    use Mode as M;
    let of_mode = match (kind, mode) {
        (E::Consult, Some(M::Visit | M::Multilateral)) => Some(4.0),
        (E::Consult, Some(M::ThirdParty)) => Some(1.0),
        (E::Consult, Some(M::Phone)) => Some(1.5),
        (E::Retreat, Some(M::Withdraw)) => Some(8.0),
        (E::Retreat, Some(M::Release | M::Access)) => Some(6.5),
        (E::Retreat, Some(M::Disarm)) => Some(10.0),
        (E::Retreat, Some(M::Ceasefire)) => Some(7.5),
        (E::Retreat | E::Concede, Some(M::Resign)) => Some(4.5),
        (E::Request, Some(M::Assist)) => Some(0.5),
        (E::Request, Some(M::Change | M::Yield)) => Some(-1.0),
        (E::Request, Some(M::Meet)) => Some(0.0),
        (E::Accuse, Some(M::Disapprove)) => Some(-2.0),
        (E::Accuse, Some(M::Investigate | M::Allege)) => Some(-3.5),
        (E::Reject, Some(M::Assist)) => Some(-1.5),
        (E::Reject, Some(M::Change | M::Yield | M::Meet)) => Some(-2.0),
        (E::Threaten, Some(M::Restrict)) => Some(-3.0),
        (E::Threaten, Some(M::Arrest | M::Relations | M::Expel | M::Violence)) => Some(-3.5),
        (E::Threaten, Some(M::Territory)) => Some(-4.0),
        (E::Protest, Some(M::Demo | M::Strike)) => Some(-5.0),
        (E::Protest, Some(M::Riot)) => Some(-7.0),
        (E::Protest, Some(M::Hunger | M::Boycott | M::Obstruct)) => Some(-4.5),
        (E::Sanction, Some(M::Convict | M::Withdraw | M::Discontinue)) => Some(-6.0),
        (E::Sanction, Some(M::Expel)) => Some(-5.5),
        (E::Mobilize, Some(M::Troops | M::Weapons)) => Some(-6.5),
        (E::Mobilize, Some(M::Police)) => Some(-5.5),
        (E::Mobilize, Some(M::Militia)) => Some(-6.0),
        (E::Coerce, Some(M::Censor | M::Curfew | M::Misinformation)) => Some(-6.5),
        (E::Coerce, Some(M::MartialLaw)) => Some(-7.5),
        (
            E::Coerce,
            Some(M::Seize | M::Restrict | M::Arrest | M::Deport | M::Withhold | M::Cyber),
        ) => Some(-7.0),
        (E::Assault, Some(M::Abduct | M::Torture | M::Sexual | M::Destroy)) => Some(-8.5),
        (E::Assault, Some(M::Beat | M::CrowdControl)) => Some(-7.5),
        (E::Assault, Some(M::Primitive)) => Some(-8.0),
        (E::Assault, Some(M::Firearms | M::Explosives)) => Some(-9.0),
        (
            E::Assault,
            Some(M::Targeted | M::SuicideAttack | M::Aerial | M::Drone | M::HeavyWeapons),
        ) => Some(-9.5),
        (E::Assault, Some(M::Unconventional)) => Some(-10.0),
        _ => None,
    };
    of_mode.unwrap_or(match kind {
        E::Agree | E::Consult => 2.5,
        E::Support => 5.0,
        E::Concede => 4.5,
        E::Cooperate => 9.5,
        E::Aid => 10.0,
        E::Retreat => 6.5,
        E::Request => 0.0,
        E::Accuse => -3.0,
        E::Reject => -2.0,
        E::Threaten => -3.5,
        E::Protest => -5.0,
        E::Sanction => -6.0,
        E::Mobilize => -5.5,
        E::Coerce => -7.0,
        E::Assault => -9.0,
    })
}

/// CAMEO code and the Goldstein value of its root.
pub(super) fn cameo(kind: EventType, mode: Option<Mode>) -> (&'static str, f64) {
    use EventType as E;
    use Mode as M;
    let code = match (kind, mode) {
        (E::Agree, _) => "03",
        (E::Consult, Some(M::Visit)) => "042",
        (E::Consult, Some(M::ThirdParty)) => "045",
        (E::Consult, Some(M::Multilateral)) => "046",
        (E::Consult, Some(M::Phone)) => "041",
        (E::Consult, _) => "04",
        (E::Support, _) => "05",
        (E::Cooperate, _) => "06",
        (E::Aid, _) => "07",
        (E::Concede, Some(M::Resign)) => "0831",
        (E::Concede, _) => "08",
        (E::Retreat, Some(M::Withdraw)) => "0874",
        (E::Retreat, Some(M::Release)) => "084",
        (E::Retreat, Some(M::Disarm)) => "0873",
        (E::Retreat, Some(M::Ceasefire)) => "0871",
        (E::Retreat, Some(M::Access)) => "086",
        (E::Retreat, _) => "087",
        (E::Accuse, Some(M::Investigate)) => "09",
        (E::Accuse, Some(M::Disapprove)) => "111",
        (E::Accuse, Some(M::Allege)) => "112",
        (E::Accuse, _) => "11",
        (E::Request, Some(M::Assist)) => "103",
        (E::Request, Some(M::Change)) => "104",
        (E::Request, Some(M::Yield)) => "105",
        (E::Request, Some(M::Meet)) => "106",
        (E::Request, _) => "10",
        (E::Reject, Some(M::Assist)) => "122",
        (E::Reject, Some(M::Change)) => "123",
        (E::Reject, Some(M::Meet)) => "125",
        (E::Reject, _) => "12",
        (E::Threaten, Some(M::Violence)) => "138",
        (E::Threaten, Some(M::Restrict | M::Arrest)) => "132",
        (E::Threaten, Some(M::Relations | M::Expel)) => "131",
        (E::Threaten, _) => "13",
        (E::Protest, Some(M::Demo)) => "141",
        (E::Protest, Some(M::Hunger)) => "142",
        (E::Protest, Some(M::Strike | M::Boycott)) => "143",
        (E::Protest, Some(M::Obstruct)) => "144",
        (E::Protest, Some(M::Riot | M::Vandalize)) => "145",
        (E::Protest, _) => "14",
        (E::Mobilize, Some(M::Police)) => "153",
        (E::Mobilize, Some(M::Troops | M::Weapons | M::Militia)) => "154",
        (E::Mobilize, _) => "15",
        (E::Sanction, Some(M::Discontinue)) => "162",
        (E::Sanction, Some(M::Expel)) => "166",
        (E::Sanction, _) => "16",
        (E::Coerce, Some(M::Seize)) => "171",
        (E::Coerce, Some(M::Arrest)) => "173",
        (E::Coerce, Some(M::Deport)) => "174",
        (E::Coerce, Some(M::Restrict | M::Censor | M::Curfew | M::MartialLaw)) => "172",
        (E::Coerce, Some(M::Cyber)) => "176",
        (E::Coerce, _) => "17",
        (E::Assault, Some(M::Abduct)) => "181",
        (E::Assault, Some(M::Sexual)) => "1821",
        (E::Assault, Some(M::Torture)) => "1822",
        (E::Assault, Some(M::Beat | M::Primitive)) => "182",
        (E::Assault, Some(M::Explosives)) => "183",
        (E::Assault, Some(M::SuicideAttack)) => "1831",
        (E::Assault, Some(M::Targeted)) => "186",
        (E::Assault, Some(M::CrowdControl)) => "175",
        (E::Assault, Some(M::Firearms)) => "193",
        (E::Assault, Some(M::HeavyWeapons)) => "194",
        (E::Assault, Some(M::Aerial | M::Drone)) => "195",
        (E::Assault, Some(M::Unconventional)) => "204",
        (E::Assault, _) => "19",
    };
    (code, goldstein(code))
}

fn goldstein(code: &str) -> f64 {
    match code.get(..2) {
        Some("02") => 3.0,
        Some("03") => 4.0,
        Some("04") => 1.0,
        Some("05") => 3.5,
        Some("06") => 6.0,
        Some("07") => 7.0,
        Some("08") => 5.0,
        Some("09" | "11") => -2.0,
        Some("10") => -5.0,
        Some("12" | "16") => -4.0,
        Some("13") => -6.0,
        Some("14") => -6.5,
        Some("15") => -7.2,
        Some("17") => -7.0,
        Some("18") => -9.0,
        Some("19" | "20") => -10.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{cameo, score};
    use isnad_record::{EventType, Mode};

    #[test]
    fn modes_refine_types() {
        assert!((score(EventType::Consult, Some(Mode::Visit)) - 4.0).abs() < 1e-9);
        assert!((score(EventType::Consult, None) - 2.5).abs() < 1e-9);
        assert_eq!(cameo(EventType::Consult, Some(Mode::Visit)), ("042", 1.0));
        assert_eq!(cameo(EventType::Accuse, Some(Mode::Investigate)).0, "09");
    }

    #[test]
    fn conflict_scores_below_zero_and_cooperation_above() {
        for kind in EventType::ALL {
            let cooperative = matches!(kind.quad().code(), "1" | "2");
            assert_eq!(score(*kind, None) > 0.0, cooperative, "{kind}");
        }
    }

    /// `docs/PLOVER.md` prints these tables for people: line by line what the code says, and no mode
    /// left out that says more than its type.
    #[test]
    fn the_printed_table_is_this_one() {
        let page = include_str!("../../../../docs/PLOVER.md");
        let rows = page
            .lines()
            .skip_while(|line| !line.starts_with("| type |"))
            .skip(2)
            .take_while(|line| line.starts_with('|'));
        let mut printed = Vec::new();
        for row in rows {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let kind = EventType::from_code(cells[0]).unwrap();
            let mode = (!cells[1].is_empty()).then(|| Mode::from_code(cells[1]).unwrap());
            assert_eq!(row, line(kind, mode), "docs/PLOVER.md");
            printed.push((kind, mode));
        }
        for kind in EventType::ALL {
            let without = (score(*kind, None), cameo(*kind, None));
            let expected = Mode::ALL
                .iter()
                .map(|mode| Some(*mode))
                .filter(|mode| (score(*kind, *mode), cameo(*kind, *mode)) != without)
                .chain([None]);
            for mode in expected {
                assert!(
                    printed.contains(&(*kind, mode)),
                    "docs/PLOVER.md: expected the row {}",
                    line(*kind, mode)
                );
            }
        }
    }

    fn line(kind: EventType, mode: Option<Mode>) -> String {
        let (code, goldstein) = cameo(kind, mode);
        let mode_code = mode.map_or("", |mode| mode.code());
        let score = score(kind, mode);
        format!("| {kind} | {mode_code} | {score} | {code} | {goldstein} |")
    }
}
