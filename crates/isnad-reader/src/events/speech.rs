//! Speech acts as events: an accusation, demand, threat or praise that targets somebody named.
//!
//! The statement has its speaker, addressee and stance already; the event adds whom it targets: the
//! one spoken to, or the first agent its content names. A stance without a target makes no event.

use isnad_lexicon::triggers::{self, Trigger};
use isnad_record::{EventType, MentionKind, Stance};

use super::arguments::Arguments;
use super::setting::Timed;
use super::{Report, Telling};
use crate::entities::{Entity, EntityId};
use crate::phrases::Class;
use crate::statements::Draft;

/// How far into a content its target may be named.
const REACH: usize = 14;

/// Appends the tellings of a sentence's statements, in order.
pub(super) fn tellings(report: &Report<'_>, sentence: usize, out: &mut Vec<Telling>) {
    let range = report.document.sentences[sentence].words.clone();
    let first = report
        .statements
        .partition_point(|draft| draft.cue.start < range.start);
    for draft in report.statements[first..]
        .iter()
        .take_while(|d| d.cue.start < range.end)
    {
        let Some(row) = row_of(draft) else { continue };
        // المتهم بقتل: a charge that describes a man is nobody's accusation.
        if report.phrases.folded(draft.cue.start).contains("المتهم") {
            continue;
        }
        let Some(target) = report.target(draft) else {
            continue;
        };
        let statements = report.carrying(report.document.span_of(draft.cue.clone()));
        let arguments = Arguments {
            actors: draft.speaker.into_iter().collect(),
            recipients: vec![target],
            ..Arguments::default()
        };
        let (time, rule) = report
            .time(Timed {
                words: &draft.cue,
                sentence: &range,
                kind: row.kind,
                actors: &arguments.actors,
            })
            .unzip();
        out.push(Telling {
            row,
            words: draft.cue.clone(),
            sentence,
            modality: report.modality(&draft.cue, &range, &statements),
            actors: arguments.actors,
            recipients: arguments.recipients,
            time,
            place: None,
            statements,
            points_back: false,
            retells: false,
            nameless: false,
            after: false,
            background: false,
            told: false,
            describing: Vec::new(),
            rules: ["event.stance"].into_iter().chain(rule).collect(),
        });
    }
}

/// The cue's own row where it is a trigger of its stance's type, else the stance's row.
fn row_of(draft: &Draft) -> Option<&'static Trigger> {
    let (kind, name) = match draft.stance {
        Stance::Accuse => (EventType::Accuse, "stance-accuse"),
        Stance::Demand => (EventType::Request, "stance-demand"),
        Stance::Threaten => (EventType::Threaten, "stance-threaten"),
        Stance::Praise => (EventType::Support, "stance-praise"),
        _ => return None,
    };
    let lemma = isnad_arabic::fold(&draft.lemma);
    let own = triggers::beginning_with(&lemma, false)
        .find(|row| row.kind == kind && row.lemmas.len() == 1);
    own.or_else(|| triggers::beginning_with(name, false).next())
}

impl Report<'_> {
    /// Whom a statement targets: the one spoken to, or the first agent its content names.
    fn target(&self, draft: &Draft) -> Option<EntityId> {
        let targets = |id: &EntityId| {
            Some(*id) != draft.speaker && self.entities.get(*id).is_some_and(Entity::is_agent)
        };
        if let Some(addressee) = draft.addressee.filter(|_| draft.stance != Stance::Accuse) {
            return targets(&addressee).then_some(addressee);
        }
        // حذر من أن …: who warns of something threatens nobody.
        if draft.stance == Stance::Threaten && draft.lemma == "حذر" {
            return None;
        }
        if draft.stance == Stance::Demand {
            return self.called_on(draft).filter(targets);
        }
        // وصفها بأنها: whom the pronoun on the cue stands for.
        if matches!(draft.lemma.as_str(), "وصف" | "اعتبر" | "عد") {
            let last = draft.cue.end.saturating_sub(1);
            if let Some(pronoun) = self
                .document
                .words
                .get(last)
                .and_then(|w| w.analysis.enclitic)
            {
                let whom = self.referent(last, Some(pronoun.number), pronoun.gender);
                return whom.into_iter().find(targets);
            }
        }
        let content = draft.content.first()?;
        let reach = content.start..content.end.min(content.start + REACH);
        // ندد بقيام بعض قادة الدول بـ: whoever the content begins with is its subject.
        let opening = content.start..content.end.min(content.start + 6);
        let begins = self
            .entities
            .mention_in(opening)
            .filter(|m| {
                self.entities
                    .mention(*m)
                    .is_some_and(|m| !m.place && m.words.start <= content.start + 1)
            })
            .and_then(|m| self.entities.entity_of(m))
            .filter(targets);
        if begins.is_some() {
            return begins;
        }
        self.entities
            .mentions_in(reach)
            .into_iter()
            .filter(|m| {
                self.entities.mention(*m).is_some_and(|m| {
                    !m.place && matches!(m.kind, MentionKind::Name | MentionKind::Role)
                        || m.kind == MentionKind::Nominal && m.definite && m.words.len() > 1
                })
            })
            .filter_map(|m| self.entities.entity_of(m))
            .find(targets)
    }

    /// Whom a demand calls on: the one spoken to, the one behind `من` right after the cue, or the
    /// one who is to do what the content names: the subject of its verb, the one on whom it is
    /// incumbent, the genitive of a verbal noun that has no object.
    pub(super) fn called_on(&self, draft: &Draft) -> Option<EntityId> {
        /// Verbal nouns whose genitive does the act.
        const OWN_ACT: [&str; 12] = [
            "انسحاب",
            "استقاله",
            "رحيل",
            "تنحي",
            "خروج",
            "مغادره",
            "تدخل",
            "عوده",
            "تحرك",
            "امتناع",
            "التزام",
            "تعاون",
        ];
        let agent = |id: &EntityId| {
            Some(*id) != draft.speaker && self.entities.get(*id).is_some_and(Entity::is_agent)
        };
        if let Some(addressee) = draft.addressee.filter(agent) {
            return Some(addressee);
        }
        let first = |range: std::ops::Range<usize>| -> Option<EntityId> {
            self.entities
                .mentions_in(range)
                .into_iter()
                .filter_map(|m| self.entities.entity_of(m))
                .find(agent)
        };
        let after = draft.cue.end;
        for at in after..after + 6 {
            match self.phrases.class(at) {
                Class::Mark | Class::Verb | Class::Complementiser => break,
                Class::Preposition if self.phrases.folded(at) == "من" => {
                    return first(at + 1..at + 6);
                }
                _ => {}
            }
        }
        // دعت الولايات المتحدة قادة المنطقة إلى …: whoever stands between the cue and what is asked.
        let zone_end = (after..after + 14)
            .find(|at| {
                matches!(
                    self.phrases.class(*at),
                    Class::Mark | Class::Verb | Class::Complementiser | Class::Preposition
                ) || matches!(self.phrases.proclitic(*at), Some('ب' | 'ل'))
            })
            .unwrap_or(after + 14);
        let between = first(after..zone_end);
        if between.is_some() && draft.speaker.is_some() {
            return between;
        }
        let content = draft.content.first()?;
        let head = content.start;
        let near = |from: usize| from..content.end.min(from + 6);
        if self.phrases.class(head) == Class::Verb {
            if let Some(on) =
                (head..content.end.min(head + 3)).find(|at| self.phrases.folded(*at) == "علي")
            {
                return first(near(on + 1));
            }
            let limit = self.clause_end(head + 1, content.end);
            let subject = self.phrases.subject_after(head, limit)?;
            return self.who(&subject.phrase).into_iter().find(agent);
        }
        if OWN_ACT.contains(&isnad_arabic::fold(&self.lemma(head)).as_str()) {
            return first(near(head + 1));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use isnad_record::{EventType, Record};

    fn called_on(body: &str) -> Option<Vec<String>> {
        let published = "2015-07-21".parse().ok();
        let record: Record = crate::read(&crate::Report::of(
            "t",
            Some("أخبار اليوم"),
            body,
            published,
        ));
        let event = record
            .events
            .iter()
            .find(|e| e.kind == EventType::Request)?;
        Some(
            event
                .recipients
                .iter()
                .map(|id| record.entities[*id as usize].name.clone())
                .collect(),
        )
    }

    #[test]
    fn a_demand_names_whom_it_calls_on() {
        assert_eq!(
            called_on("طالبت فرنسا من إيران وقف البرنامج."),
            Some(vec!["إيران".to_owned()])
        );
        // Whom the act demanded is for is not who is to do it.
        assert_ne!(
            called_on("طالبت فرنسا بتسليم المساعدات إلى السودان."),
            Some(vec!["السودان".to_owned()])
        );
    }

    #[test]
    fn a_call_to_strike_or_to_god_is_no_demand() {
        assert_eq!(called_on("دعت النقابة إلى إضراب عام يوم الاثنين."), None);
        assert_eq!(called_on("زار الوزير الجرحى داعيا الله أن يشفيهم."), None);
    }
}
