//! PLOVER's vocabulary: event types, modes, contexts, quad classes and actor sectors.
//!
//! Codes and numbers are those of PLOVER 2.0 (Open Event Data Alliance). Where its manual
//! contradicts itself we follow the reading in `docs/PLOVER.md`.

use crate::codes::codes;

codes! {
    /// The sixteen types of event.
    #[allow(missing_docs)] // the codes are the documentation; docs/PLOVER.md explains each
    EventType {
        Agree = "AGREE", Consult = "CONSULT", Support = "SUPPORT", Concede = "CONCEDE",
        Cooperate = "COOPERATE", Aid = "AID", Retreat = "RETREAT", Request = "REQUEST",
        Accuse = "ACCUSE", Reject = "REJECT", Threaten = "THREATEN", Protest = "PROTEST",
        Sanction = "SANCTION", Mobilize = "MOBILIZE", Coerce = "COERCE", Assault = "ASSAULT",
    }
}

codes! {
    /// How an event of its type was carried out.
    #[allow(missing_docs)] // as above
    Mode {
        Visit = "visit", ThirdParty = "third-party", Multilateral = "multilateral",
        Phone = "phone", Withdraw = "withdraw", Release = "release", Disarm = "disarm",
        Ceasefire = "ceasefire", Access = "access", Resign = "resign", Assist = "assist",
        Change = "change", Yield = "yield", Meet = "meet", Disapprove = "disapprove",
        Investigate = "investigate", Allege = "allege", Restrict = "restrict",
        Arrest = "arrest", Relations = "relations", Expel = "expel", Territory = "territory",
        Violence = "violence", Demo = "demo", Riot = "riot", Strike = "strike",
        Hunger = "hunger", Boycott = "boycott", Obstruct = "obstruct",
        Vandalize = "vandalize", Convict = "convict", Discontinue = "discontinue",
        Troops = "troops", Weapons = "weapons", Police = "police", Militia = "militia",
        Seize = "seize", Censor = "censor", Curfew = "curfew", MartialLaw = "martial-law",
        Deport = "deport", Withhold = "withhold", Misinformation = "misinformation",
        Cyber = "cyber", Abduct = "abduct", Beat = "beat", Torture = "torture",
        Sexual = "sexual", Targeted = "targeted", Destroy = "destroy",
        Primitive = "primitive", Firearms = "firearms", Explosives = "explosives",
        SuicideAttack = "suicide-attack", Aerial = "aerial", Drone = "drone",
        HeavyWeapons = "heavy-weapons", CrowdControl = "crowd-control",
        Unconventional = "unconventional",
    }
}

codes! {
    /// What an event was about.
    #[allow(missing_docs)] // as above
    Context {
        Military = "military", Intelligence = "intelligence", Executive = "executive",
        Legislative = "legislative", Election = "election",
        PoliticalInstitutions = "political_institutions", ProDemocracy = "pro_democracy",
        ProAutocracy = "pro_autocracy", Economic = "economic", Legal = "legal",
        Reparations = "reparations", HumanRights = "human_rights",
        RightsFreedoms = "rights_freedoms", Repression = "repression",
        HumanSecurity = "human_security", Gender = "gender", Lgbt = "lgbt",
        ReligionEthnicity = "religion_ethnicity", Inequality = "inequality",
        Diplomatic = "diplomatic", Territory = "territory", Peacekeeping = "peacekeeping",
        Health = "health", Asylum = "asylum", Migration = "migration",
        Disasters = "disasters", NaturalResource = "natural_resource",
        Environment = "environment", Technology = "technology", Terrorism = "terrorism",
        Cbrn = "cbrn", Cyber = "cyber", Misinformation = "misinformation", Crime = "crime",
        Corruption = "corruption", IllegalDrugs = "illegal_drugs",
        Trafficking = "trafficking",
    }
}

codes! {
    /// What an actor does in public life: PLOVER's sectors, and the international bodies that
    /// PLOVER writes in the country's place.
    #[allow(missing_docs)] // as above
    Sector {
        Cop = "COP", Gov = "GOV", Jud = "JUD", Leg = "LEG", Mil = "MIL", Prm = "PRM",
        Pty = "PTY", Reb = "REB", Spy = "SPY", Uaf = "UAF", Unk = "UNK", Agr = "AGR",
        Bus = "BUS", Crm = "CRM", Cvl = "CVL", Edu = "EDU", Eli = "ELI", Jrn = "JRN",
        Lab = "LAB", Med = "MED", Ref = "REF", Opp = "OPP", Pre = "PRE", Rel = "REL",
        Soc = "SOC", Ngo = "NGO", Igo = "IGO",
    }
}

codes! {
    /// Verbal or material, cooperation or conflict.
    Quad {
        /// Verbal cooperation.
        VerbalCooperation = "1",
        /// Material cooperation.
        MaterialCooperation = "2",
        /// Verbal conflict.
        VerbalConflict = "3",
        /// Material conflict.
        MaterialConflict = "4",
    }
}

impl EventType {
    /// The quad class the type belongs to.
    #[must_use]
    pub fn quad(self) -> Quad {
        use EventType as E;
        match self {
            E::Agree | E::Consult | E::Support | E::Concede => Quad::VerbalCooperation,
            E::Cooperate | E::Aid | E::Retreat => Quad::MaterialCooperation,
            E::Request | E::Accuse | E::Reject | E::Threaten => Quad::VerbalConflict,
            E::Protest | E::Sanction | E::Mobilize | E::Coerce | E::Assault => {
                Quad::MaterialConflict
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, EventType, Mode, Sector};

    #[test]
    fn codes_come_back() {
        assert_eq!(EventType::ALL.len(), 16);
        assert_eq!(Context::ALL.len(), 37);
        for kind in EventType::ALL {
            assert_eq!(EventType::from_code(kind.code()), Some(*kind));
        }
        for mode in Mode::ALL {
            assert_eq!(Mode::from_code(mode.code()), Some(*mode));
        }
        assert_eq!(Sector::from_code("GOV"), Some(Sector::Gov));
        assert_eq!(Sector::from_code("gov"), None);
    }
}
