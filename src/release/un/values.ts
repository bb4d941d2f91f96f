/** What of a case answers a field of a form: each value with the claims and the words it rests on. */
import { evidenceIn } from '../../assemble/safeguards.ts';
import type { CaseAct, CaseParty } from '../../claims/case.ts';
import { rangeOf, rangeText } from '../../claims/dates.ts';
import { fill } from '../../claims/fill.ts';
import { labelIn } from '../../claims/label.ts';
import { tieOf } from '../../claims/tie.ts';
import type { Claim } from '../../claims/types.ts';
import type { UnFrom, UnTold } from '../../packs/un-schema.ts';
import type { Drafting, Said, Value } from './types.ts';
import words from './words.en.json' with { type: 'json' };

/** Values of one kind of answer. */
export type Answers = (from: UnFrom, person: CaseParty) => Value[];

/** Makes what answers the fields of one case. Claims that were rejected or withdrawn answer nothing. */
export function answersOf(input: Drafting, hide: (text: string) => string): Answers {
  const { case: about, reports, pack, statuses } = input;
  const counts = ({ id }: Pick<Claim, 'id'>) => !['rejected', 'withdrawn'].includes(statuses?.get(id) ?? '');
  const claims = new Map(about.claims.filter(counts).map((claim) => [claim.id, claim]));
  const parties = new Map(about.parties.map((party) => [party.id, party]));
  const languages = new Map(reports.map(({ id, language }) => [id, language]));
  const acts = about.acts.map((act) => ({ ...act, roles: { by: act.by, to: act.to, with: act.with } }));
  const find = evidenceIn(acts, about.parties, reports, pack);

  return (from, person) => {
    if ('detail' in from) return from.detail.flatMap((property) => details(person, property));
    if ('acts' in from)
      return told(from.acts).flatMap((act) =>
        act[from.as].includes(person.id) ? actValue(act, from.tells, from.acts.length > 1) : [],
      );
    if ('kin' in from) return kinOf(person).flatMap(([kin, tie]) => relativeValues(kin, tie, from.kin));
    if ('safeguards' in from) return from.safeguards.flatMap(owed);
    return rights(person);
  };

  /** Acts of these kinds in the order in which they happened. */
  function told(kinds: readonly string[]): CaseAct[] {
    const byId = new Map(about.acts.map((act) => [act.id, act]));
    return about.pathway.flatMap((id) => {
      const act = byId.get(id);
      return act !== undefined && kinds.includes(act.kind) ? [act] : [];
    });
  }

  function value(text: string, ids: readonly string[], more: readonly Said[] = []): Value[] {
    const own = [...new Set(ids)].flatMap((id) => claims.get(id) ?? []);
    if (own.length === 0 && more.length === 0) return [];
    const decided = own.filter(({ id }) =>
      ['accepted', 'corrected'].includes(statuses?.get(id) ?? ''),
    ).length;
    const origins = new Set(
      [...own.map(({ report }) => report), ...more.map(({ report }) => report)].map(
        (id) => about.lineages[id] ?? id,
      ),
    );
    return [
      {
        text: hide(text),
        claims: own.map(({ id }) => id),
        decided: decided === 0 ? 'none' : decided === own.length ? 'all' : 'some',
        lineages: origins.size,
        said: onceEach([...own.flatMap(saidBy), ...more]),
      },
    ];
  }

  function saidBy({ id, report, anchors }: Claim): Said[] {
    return anchors.slice(0, 1).map(({ start, end, quote }) => ({
      claim: id,
      report,
      language: languages.get(report) ?? '',
      start,
      end,
      quote: hide(quote),
    }));
  }

  function details(person: CaseParty, property: string): Value[] {
    const own = [...claims.values()].filter(
      ({ says }) => says.kind === 'detail' && says.party === person.id && says.property === property,
    );
    const byValue = Map.groupBy(own, ({ says }) => (says.kind === 'detail' ? says.value : ''));
    const differing = about.workingValues.find((one) => one.of === person.id && one.property === property);
    const used = new Set(differing?.values[differing.working]?.claims);
    return [...byValue].flatMap(([text, group]) => {
      const shown = property in PROPERTIES ? named(property, text) : text;
      const ids = group.map(({ id }) => id);
      const sealed = typeof person.details[property] === 'object' && !input.names;
      return value(sealed ? words.withheld : shown, ids).map((one) => ({
        ...one,
        about: { of: person.id, parts: [property] },
        ...(sealed && { withheld: true as const }),
        ...(ids.some((id) => used.has(id)) && { working: true as const }),
      }));
    });
  }

  function named(property: string, id: string): string {
    const terms = pack.terms[PROPERTIES[property]!];
    return Object.hasOwn(terms, id) ? terms[id]!.en : id;
  }

  function actValue(act: CaseAct, tells: readonly UnTold[], several: boolean): Value[] {
    const parts = tells.flatMap((what) => {
      const text = part(act, what);
      return text === '' ? [] : [{ what, text }];
    });
    if (parts.length === 0) return [];
    const texts = parts.map(({ text }) => text);
    const head = tells.includes('what') || !several ? [] : [part(act, 'what')];
    const ids = parts.flatMap(({ what }) => carrying(act, what));
    return value([...head, ...texts].join(' · '), ids).map((one) => ({
      ...one,
      about: { of: act.id, parts: tells },
    }));
  }

  function part(act: CaseAct, what: UnTold): string {
    const list = (ids: readonly string[]) =>
      ids.map((id) => (parties.has(id) ? labelIn(parties.get(id)!, 'en') : id)).join(', ');
    const filled = (template: string, text: string) => (text === '' ? '' : fill(template, { list: text }));
    switch (what) {
      case 'what':
        return whatOf(act);
      case 'when':
        return whenOf(act);
      case 'at':
        return [...new Set(act.at.map(({ label }) => label))].join(', ');
      case 'for':
      case 'through':
        return filled(words[what], (act[what] ?? []).join('”, “'));
      default:
        return filled(words[what], list(act[what]));
    }
  }

  /** Its kind, and how firmly it is told. */
  function whatOf(act: CaseAct): string {
    const [first = '', ...rest] = labelIn(act, 'en');
    const label = first.toUpperCase() + rest.join('');
    const stances = new Set(act.claims.flatMap((id) => claims.get(id)?.stance ?? []));
    const firm = stances.size === 0 || stances.has('asserted') || stances.has('reported');
    const said = [
      act.phase === 'done' ? undefined : input.words.phase[act.phase],
      ...(firm ? [] : [...stances].map((stance) => input.words.stance[stance])),
    ].filter((text) => text !== undefined);
    return said.length === 0 ? label : `${label} (${said.join(', ')})`;
  }

  function whenOf(act: CaseAct): string {
    const range = rangeOf(act.when);
    if (range !== undefined)
      return rangeText(range, { ...input.words, from: words.from, until: words.until });
    const phrases = act.claims.flatMap((id) => {
      const says = claims.get(id)?.says;
      return says?.kind === 'act' ? says.roles.when.map(({ phrase }) => phrase) : [];
    });
    return phrases.length === 0 ? '' : fill(words.written, { list: [...new Set(phrases)].join('”, “') });
  }

  /** The claims that tell this of an act; all of it where none does by itself. */
  function carrying(act: CaseAct, what: UnTold): readonly string[] {
    if (what === 'what') return act.claims;
    const own = act.claims.filter((id) => {
      const says = claims.get(id)?.says;
      return says?.kind === 'act' && says.roles[what].length > 0;
    });
    const because = what === 'when' ? act.when.because : [];
    return own.length + because.length === 0 ? act.claims : [...own, ...because];
  }

  function kinOf(person: CaseParty): [CaseParty, string][] {
    return about.parties.flatMap((party): [CaseParty, string][] =>
      Object.values(party.details).flatMap((detail): [CaseParty, string][] => {
        const tie = typeof detail === 'string' ? tieOf(detail) : undefined;
        return tie?.other === person.id ? [[party, tie.relation]] : [];
      }),
    );
  }

  function relativeValues(kin: CaseParty, tie: string, kinds: readonly string[]): Value[] {
    const relation = Object.hasOwn(pack.terms.relations, tie) ? pack.terms.relations[tie]!.en : tie;
    return told(kinds).flatMap((act) => {
      if (![...act.to, ...act.by, ...act.with].includes(kin.id)) return [];
      const others = (['by', 'to'] as const).filter((role) => !act[role].includes(kin.id));
      return actValue(act, ['what', 'when', 'at', ...others], false).map((one) => ({
        ...one,
        text: `${relation}: ${one.text}`,
      }));
    });
  }

  /** A safeguard that reports speak of, with what says so. */
  function owed(id: string): Value[] {
    const safeguard = pack.safeguards.find((one) => one.id === id);
    const state = about.notReported.find((one) => one.safeguard === safeguard?.label.en)?.state;
    if (safeguard === undefined || state === undefined || state === 'not reported') return [];
    const grounds = [...find(state === 'reported present' ? safeguard.present : safeguard.absent)];
    const text = fill(words.state, { safeguard: safeguard.label.en, state });
    return value(
      text,
      grounds.flatMap((ground) => ('act' in ground ? ground.act.claims : [])),
      grounds.flatMap((ground) => {
        if ('act' in ground) return [];
        const { report, start, end } = ground;
        const before = [...report.text.slice(0, start)].length;
        const quote = report.text.slice(start, end);
        return [
          {
            report: report.id,
            language: report.language,
            start: before,
            end: before + [...quote].length,
            quote: hide(quote),
          },
        ];
      }),
    );
  }

  function rights(person: CaseParty): Value[] {
    const own = about.acts.filter(({ to, rights: list }) => to.includes(person.id) && list.length > 0);
    const listed = (binding: boolean) =>
      [
        ...new Set(
          own.flatMap(({ rights: list }) =>
            list.flatMap((one) => (one.binding === binding ? [`${one.instrument} ${one.article}`] : [])),
          ),
        ),
      ].join('; ');
    const ids = (binding: boolean) =>
      own.flatMap((act) => (act.rights.some((one) => one.binding === binding) ? act.claims : []));
    return [
      ...(listed(true) === '' ? [] : value(fill(words.rights, { list: listed(true) }), ids(true))),
      ...(listed(false) === '' ? [] : value(fill(words.reference, { list: listed(false) }), ids(false))),
    ].map((one) => ({ ...one, said: [] }));
  }
}

/** Words that several claims rest on, once. */
function onceEach(said: readonly Said[]): Said[] {
  return [...new Map(said.map((one) => [`${one.report} ${one.start} ${one.end}`, one])).values()];
}

/** Properties whose values have names in the pack, and where. */
const PROPERTIES: Readonly<Record<string, 'sexes' | 'ages' | 'occupations'>> = {
  sex: 'sexes',
  age: 'ages',
  occupation: 'occupations',
};
