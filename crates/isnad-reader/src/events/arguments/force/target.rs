//! Whom a phrase struck names: its people or body, or the owner of what was struck.

use std::ops::Range;

use isnad_arabic::Pos;

use isnad_record::MentionKind;

use super::super::push_all;
use super::words::BELONGINGS;
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent, NounPhrase};

impl Report<'_> {
    /// Whom a phrase struck names: each member's people or body; the owner of a position, patrol
    /// or house; what `من` counts them out of (`العشرات من المسلحين`).
    pub(in crate::events) fn targets(&self, phrase: &NounPhrase, limit: usize) -> Vec<EntityId> {
        let mut out = Vec::new();
        for member in &phrase.members {
            self.targets_in(member.clone(), &mut out);
        }
        let thing = self.is_belonging(phrase.head);
        if out.is_empty() || thing && !out.iter().any(|id| self.acts(*id)) {
            let mut at = phrase.words.end;
            while at < limit
                && (matches!(self.phrases.class(at), Class::Adjective | Class::Number)
                    || self.phrases.folded(at).starts_with("تابع"))
            {
                at += 1;
            }
            let owner = self.phrases.proclitic(at) == Some('ل') && thing
                || self.phrases.folded(at) == "من" && out.is_empty();
            let start = at + usize::from(self.phrases.folded(at) == "من");
            if owner
                && at < limit
                && let Some(other) = self.phrases.noun_phrase(start, Extent::subject(limit))
            {
                let mut owners = Vec::new();
                for member in &other.members {
                    self.targets_in(member.clone(), &mut owners);
                }
                if owners.iter().any(|id| self.acts(*id)) {
                    out = owners;
                }
            }
        }
        out
    }

    /// The entity of one member: the owner inside it where its head is a thing that is owned.
    pub(super) fn targets_in(&self, member: Range<usize>, out: &mut Vec<EntityId>) {
        let head = (member.start..member.end)
            .find(|at| matches!(self.phrases.class(*at), Class::Noun | Class::Adjective))
            .unwrap_or(member.start);
        if self.is_belonging(head) {
            let owner = (head + 1..member.end).find_map(|at| {
                self.entities
                    .mention_in(at..member.end)
                    .and_then(|m| self.entities.entity_of(m))
                    .filter(|id| self.acts(*id))
            });
            if let Some(owner) = owner {
                push_all(out, &[owner]);
                return;
            }
        }
        self.named_in(member, out);
    }

    /// True for a thing that is struck in its owner's stead.
    pub(super) fn is_belonging(&self, at: usize) -> bool {
        let folded = self.phrases.folded(at);
        let stem = folded
            .strip_prefix("لل")
            .or_else(|| folded.strip_prefix("ال"))
            .or_else(|| folded.strip_prefix(['ب', 'ل']))
            .unwrap_or(folded);
        let named = self.entities.mention_in(at..at + 6).is_some_and(|m| {
            self.entities
                .mention(m)
                .is_some_and(|m| m.words.start == at && m.kind == MentionKind::Name)
        });
        !named
            && self
                .document
                .words
                .get(at)
                .is_some_and(|w| w.analysis.pos != Pos::Verb)
            && BELONGINGS
                .iter()
                .any(|thing| folded.starts_with(thing) || stem.starts_with(thing))
    }
}
