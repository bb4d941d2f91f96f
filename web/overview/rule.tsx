import { useShowing } from './context.ts';

/** In words what is counted: folded on screen, open in print. */
export function Rule({ names }: { readonly names: readonly string[] }) {
  const { counts, words, language } = useShowing();
  const texts = names.flatMap((name) => counts.rules[name]?.[language] ?? []);
  return (
    <>
      <details className="rule">
        <summary>{words.how}</summary>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </details>
      <div className="rule-printed">
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </>
  );
}
