//! A name's tokens and the spellings that papers give it.

use crate::fold::fold;

/// Folds a name and splits it as a text's words are split; marks are left out, as the matcher
/// skips them inside a name.
pub fn tokens(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Spellings beside the given one: `عبد الله` and `عبدالله`, `أبو`, `أبا` and `أبي`, `بن` and
/// `ابن`.
pub fn variants(tokens: &[String]) -> Vec<Vec<String>> {
    let joined = join(tokens);
    let apart = split(&joined);
    let mut out = vec![joined.clone(), apart.clone()];
    for base in [tokens, &joined, &apart] {
        for (from, to) in [("ابو", "ابي"), ("ابو", "ابا"), ("بن", "ابن"), ("ابن", "بن")]
        {
            if base.iter().any(|token| token == from) {
                let swap = |token: &String| {
                    if token == from {
                        to.to_owned()
                    } else {
                        token.clone()
                    }
                };
                out.push(base.iter().map(swap).collect());
            }
        }
    }
    out.sort();
    out.dedup();
    out.retain(|variant| variant != tokens);
    out
}

fn join(tokens: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for token in tokens {
        match out.last_mut() {
            Some(last) if last == "عبد" => last.push_str(token),
            Some(last) if (token == "الله" || token == "الدين") && last.chars().count() > 2 =>
            {
                last.push_str(token);
            }
            _ => out.push(token.clone()),
        }
    }
    out
}

fn split(tokens: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for token in tokens {
        if let Some(rest) = token.strip_prefix("عبد")
            && rest.starts_with("ال")
            && rest.chars().count() > 3
        {
            out.push("عبد".to_owned());
            out.push(rest.to_owned());
            continue;
        }
        let tail = ["الله", "الدين"].into_iter().find(|tail| {
            token
                .strip_suffix(tail)
                .is_some_and(|head| head.chars().count() > 2)
        });
        match tail.and_then(|tail| Some((token.strip_suffix(tail)?, tail))) {
            Some((head, tail)) => out.extend([head.to_owned(), tail.to_owned()]),
            None => out.push(token.clone()),
        }
    }
    out
}
