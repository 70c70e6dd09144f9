//! Words for wrongdoing.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::prefix_filter::PrefixFilter;

/// The clearness with which a word means a wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongSense {
    /// In any context: "lied", "illegal".
    Plain,
    /// If somebody did it: "ignored", "shot".
    Done,
    /// If somebody who did it is named: "delayed the report", "it is their fault".
    Blamed,
}

/// Words of [`WrongSense::Plain`], sorted, in lower case.
const PLAIN: &str = "abuse abused betrayed bribed bribery bullied cheated cheating cold-blooded concealed corrupt \
     corruption cover-up covered cowardice crime crimes criminal deceived deliberately disproportionate \
     exploited fabricated fraud hid hiding hypocrisy hypocritical illegal illegally incompetence \
     incompetent indiscriminate lied lying manipulated massacre misleading misled murder murdered \
     negligence negligent racist reckless recklessly scaremongering stealing stole stolen terrorist \
     terrorists theft torture tortured unlawful unlawfully violated violation violations";

/// Words of [`WrongSense::Done`], sorted, in lower case.
const DONE: &str = "afraid attacked avoidable blocked breached broke broken closed confiscated cruel cut danger delayed \
     denied destroyed dodging dumped errors failed failing fails failure fired gambled harmed hurt ignore \
     ignored killed leaked missing misused neglect neglected poisoned polluted refused sacked shot \
     silenced sold threatened unsafe untested wasted";

/// Words of [`WrongSense::Blamed`], sorted, in lower case.
const BLAMED: &str = "abandoned abandoning ambushed asleep assaulted barred beaten betray betraying blacklist blacklisted \
     blackmailed blindsided bombed bombing botched breach breaches breaching breaking bribing brutal \
     brutality bullies bully bullying bungled burned callous careless carelessly censored censoring cheat \
     cheats coerced collude colluded colluding collusion complacency complacent complicit concealing \
     concealment condoned conned conspired contemptuous contradict contradicted contradicts cowardly \
     cowards crippled cronyism cruelly damaged damaging deaf deafness deceit deceitful deceive deceiving \
     deceptive defaced defamatory defied defrauded defrauding degrading delay delaying demolished \
     demonised denigrated deprived deserted destroying destroys disgrace disgraceful dishonest \
     dishonestly dishonesty disinformation disregarded distorted distorting doctored dodged dodges \
     downplayed drowned dumping duped embezzled endangered endangering endangers evaded evading excuse \
     excuses exploit exploiting exploits extorted fabricating fabrication faked falsely falsified \
     falsifying fault fiasco fiddled fleeced fleecing flouted flouting fobbed forced forcing forged \
     forging frightened frightening fudged gagged gagging gambling greed greedy guilty hampered harass \
     harassed harassing harassment harming heartless hijacked hindered hoarded hoodwinked hounded \
     humiliated hushed hypocrite hypocrites ignores ignoring ill-treated impeded inaction incited \
     incompetently indifference indifferent inept inflated inhumane insulted intimidated intimidating \
     intimidation invented inventing invention irresponsible irresponsibly jeopardise jeopardised \
     jeopardising jeopardize jeopardized kidnapped kidnapping killing laundering liar liars lies loot \
     looted looting maimed malicious malpractice manipulating manipulation massacred meddled meddling \
     mis-sold misconduct mishandled mishandling misinformation misinformed mislead misleads mismanaged \
     mismanagement misrepresented misspent mistake mistakes mistreated mistreatment mocked mocking \
     muzzled neglectful neglecting negligently nepotism obstruct obstructed obstructing obstruction \
     oppressed oppression overcharged overpriced overspent peddling persecuted persecution pillaged \
     plotted plunder plundered pocketed politicised polluting pretended pretending profiteering \
     propaganda provoked punished punishing racism ransacked ransom raped refusal refuses refusing \
     reneged reprisals rigged rigging robbed robbing ruined ruining sabotage sabotaged sabotaging \
     sacrificed scandal scandalous scandalously scapegoat scapegoated scapegoating scaring scuppered \
     secretly selfish sham shambles shambolic shame shameful shamefully shameless shelled shelling \
     shirked sidelined silencing siphoned slander slandered slaughtered sleepwalking sloppy smear smeared \
     smearing smuggled snatched sneaked sneaking spied spying squandered stalled stalling starve starved \
     starving steal steals stifled stitch-up stonewalled strangled subverted suppressed swindled tampered \
     tampering targeted tarnished terrorised threatening threatens thwarted tormented trampled trampling \
     trashed treacherous treachery tricked twisted unacceptable unacceptably undermine undermined \
     undermines undermining underpaid unethical unfair unfairly unforgivable unjust unjustly \
     unprofessional unprovoked vandalised vandalism victimised vindictive violate violates violating \
     violently wasting whitewash whitewashed withheld withholding withholds worthless wrecked wrongdoing \
     wronged wrongful wrongfully wrongly";

/// Returns the sense in which a word in lower case means a wrong, or `None` if it does not.
#[must_use]
pub fn wrong_sense(word: &str) -> Option<WrongSense> {
    // This is asked for every word of a project; the first two letters rule out most.
    BEGINS.may_have(word).then(|| WRONGS.get(word)).flatten().copied()
}

static WRONGS: LazyLock<HashMap<&str, WrongSense>> = LazyLock::new(|| {
    let kinds = [(BLAMED, WrongSense::Blamed), (DONE, WrongSense::Done), (PLAIN, WrongSense::Plain)];
    kinds.into_iter().flat_map(|(list, kind)| list.split_whitespace().map(move |word| (word, kind))).collect()
});

static BEGINS: LazyLock<PrefixFilter> = LazyLock::new(|| {
    let mut begins = PrefixFilter::default();
    for word in WRONGS.keys() {
        begins.add(word);
    }
    begins
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrongs_are_known_by_how_plain_they_are() {
        assert!([PLAIN, DONE, BLAMED].iter().all(|list| list.split_whitespace().is_sorted()));
        let all = || [PLAIN, DONE, BLAMED].into_iter().flat_map(str::split_whitespace);
        assert_eq!(WRONGS.len(), all().count(), "a word is listed twice");
        assert!(all().all(|word| wrong_sense(word).is_some()), "every word is known");
        assert_eq!(wrong_sense("lied"), Some(WrongSense::Plain));
        assert_eq!(wrong_sense("ignored"), Some(WrongSense::Done));
        assert_eq!(wrong_sense("starved"), Some(WrongSense::Blamed));
        assert_eq!(wrong_sense("praised"), None);
    }
}
