/** An invented document with everything that a document may have, in two languages. */
import { words } from './inline.ts';
import type { Document } from './types.ts';

/** What it says, in one language. */
interface Saying {
  readonly language: string;
  readonly title: string;
  readonly heading: string;
  readonly told: string;
  readonly strong: string;
  readonly leaning: string;
  readonly note: string;
  readonly quote: string;
  readonly steps: readonly string[];
  readonly cells: readonly string[];
  readonly notes: string;
}

export const sayings = {
  en: {
    language: 'en',
    title: 'What a woman from the harbour told',
    heading: 'Arrest',
    told: 'She was taken from her home at the edge of the harbour by four officials who showed no paper',
    strong: 'in the middle of May',
    leaning: 'so a neighbour said',
    note: 'Report 1, characters 12 to 48: “four of them came, and none showed a paper”.',
    quote: 'They said she would be back before noon.\nShe was not.',
    steps: ['The family asked at the office.', 'Nobody answered & <nothing> was written.'],
    cells: ['Field', 'What was told', 'Place', 'A town whose name is withheld here, by the sea-side road'],
    notes: 'Notes',
  },
  ko: {
    language: 'ko',
    title: '항구에 살던 여성이 전한 말',
    heading: '체포',
    told: '그 여성은 항구 끝에 있는 집에서 아무 문서도 보이지 않은 네 명의 관리에게 끌려갔다고 한다',
    strong: '오월 중순에',
    leaning: '이웃이 그렇게 말했다',
    note: '보고 1, 12자부터 48자까지: “네 사람이 왔고 아무도 문서를 보이지 않았다”.',
    quote: '정오 전에 돌아올 것이라고 했다.\n돌아오지 않았다.',
    steps: ['가족이 사무소에 물었다.', '아무도 답하지 않았다.'],
    cells: ['항목', '전해진 내용', '장소', '이름을 밝히지 않은 바닷가 길 옆의 마을'],
    notes: '주',
  },
} as const satisfies Record<string, Saying>;

/** The document; with `times` its middle is told so often, which makes it as long as needed. */
export function sample(said: Saying, times = 1): Document {
  const cells = said.cells.map((cell) => [words(cell)]);
  const middle = Array.from({ length: times }, () => [
    { kind: 'heading' as const, level: 1 as const, content: [words(said.heading)] },
    {
      kind: 'paragraph' as const,
      content: [
        words(`${said.told} `),
        words(said.strong, { bold: true }),
        words(' ('),
        words(said.leaning, { italic: true }),
        words(')'),
        { note: [words(said.note)] },
        words('.'),
      ],
    },
    { kind: 'paragraph' as const, quote: true, content: [words(said.quote)] },
    { kind: 'list' as const, ordered: true, items: said.steps.map((step) => [words(step)]) },
    { kind: 'list' as const, items: said.steps.map((step) => [words(step)]) },
    {
      kind: 'table' as const,
      head: cells.slice(0, 2),
      rows: [cells.slice(2), cells.slice(2)],
      widths: [1, 3],
    },
  ]);
  return {
    title: said.title,
    language: said.language,
    blocks: middle.flat(),
    says: { notes: said.notes, page: '{n} / {of}' },
  };
}
