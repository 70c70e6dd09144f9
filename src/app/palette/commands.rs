//! Commands by what was typed.

use super::catalogue::ResultGroup;
use super::matching::{MatchCost, Query, SearchScope, has_slips};
use super::synonyms::synonyms;
use super::{PaletteTarget, TargetKind};
use crate::app::command::{Command, CommandSpec};

/// The commands that fit what was typed, in groups; all of them under what was used last where nothing was typed.
/// `all` are those that there are now, each with the name that it has now.
pub(crate) fn commands(
    query: &Query,
    all: &[(&'static CommandSpec, String)],
    recent: &[Command],
) -> Vec<ResultGroup> {
    let mut groups = Vec::new();
    if query.needles.is_empty() {
        let is_there = |command: &&Command| all.iter().any(|(spec, _)| spec.command == **command);
        let used = recent.iter().filter(is_there).copied().map(PaletteTarget::Command).collect();
        groups.extend(group(TargetKind::Recent, used, 0));
    }
    let mut found: Vec<(MatchCost, Command)> = all
        .iter()
        // Whoever reads this list is in it already.
        .filter(|(spec, _)| spec.command != Command::Palette)
        .filter_map(|(spec, name)| {
            let texts = [name, spec.name, spec.help, spec.menu.name(), synonyms(spec.command)];
            let cost = query.cost(&texts)?;
            Some((cost, spec.command))
        })
        .collect();
    let least = found.iter().map(|(cost, _)| *cost).min().unwrap_or(0);
    found.retain(|(cost, _)| has_slips(least) || !has_slips(*cost));
    // Stable: equals stay in the order of the menus.
    found.sort_by_key(|(cost, _)| *cost);
    groups.extend(group(
        TargetKind::Command,
        found.into_iter().map(|(_, it)| PaletteTarget::Command(it)).collect(),
        least,
    ));
    groups.retain(|group| group.kind.is_in(query.scope));
    if query.scope == SearchScope::All && !query.needles.is_empty() {
        groups.extend(group(TargetKind::Words, vec![PaletteTarget::Words], 0));
    }
    groups
}

fn group(kind: TargetKind, found: Vec<PaletteTarget>, cost: MatchCost) -> Option<ResultGroup> {
    (!found.is_empty()).then_some(ResultGroup { kind, count: found.len(), found, cost })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_the_words_of_other_programs() {
        for (typed, meant) in [
            ("zoom", Command::ZoomIn),
            ("delete", Command::Remove),
            ("undo history", Command::History),
            ("dark mode", Command::ThemeDark),
            ("print", Command::Export),
            ("balance", Command::Sides),
            ("figures", Command::Check),
            ("claims", Command::Check),
            ("audit", Command::Balance),
            ("help", Command::Shortcuts),
            ("help", Command::Manual),
            ("deselect", Command::SelectNothing),
        ] {
            assert!(found(typed).contains(&meant), "{typed}: {:?}", found(typed));
        }
    }

    fn found(typed: &str) -> Vec<Command> {
        let all: Vec<(&CommandSpec, String)> =
            Command::specs().iter().map(|spec| (spec, spec.name.to_owned())).collect();
        let groups = commands(&Query::read(typed), &all, &[]);
        let targets = groups.into_iter().filter(|group| group.kind == TargetKind::Command);
        let command =
            |target| if let PaletteTarget::Command(command) = target { Some(command) } else { None };
        targets.flat_map(|group| group.found).filter_map(command).collect()
    }

    #[test]
    fn a_command_is_found_whatever_the_fingers_did() {
        for (typed, wanted) in [
            ("confirm", Command::Confirm),
            ("comfirm", Command::Confirm),
            ("cnofirm", Command::Confirm),
            ("rejct", Command::Reject),
            ("codbook", Command::Codebook),
            ("next sugestion", Command::NextSuggestion),
            ("cite evidnece", Command::Cite),
            ("earlyer versions", Command::EarlierVersions),
            ("shortcust", Command::Shortcuts),
            ("dark", Command::ThemeDark),
            (">undo", Command::Undo),
        ] {
            assert_eq!(found(typed).first(), Some(&wanted), "{typed}: {:?}", found(typed));
        }
        assert!(found("@confirm").is_empty());
        assert!(found("zzzz").is_empty());
    }

    #[test]
    fn without_words_all_are_there_in_the_order_of_the_menus() {
        let all =
            Command::specs().iter().map(|spec| spec.command).filter(|command| *command != Command::Palette);
        assert_eq!(found(""), all.collect::<Vec<_>>());
    }
}
