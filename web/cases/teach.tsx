import './teach.css';
import { useState } from 'react';
import { useAdding } from '../add/adding.tsx';
import { Button } from '../parts/button.tsx';
import { useSayProblem } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import { demoFiles } from './demo.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** An empty vault: what to do first, and what will happen. */
export function Teach() {
  const words = useWords({ en, ko });
  const adding = useAdding();
  const sayProblem = useSayProblem();
  const [busy, setBusy] = useState(false);
  const demo = async () => {
    setBusy(true);
    try {
      adding.take(await demoFiles());
    } catch (error) {
      sayProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="teach">
      <div className="drop">
        <h2>{words.teach}</h2>
        <p>{words.teach_text}</p>
        <p className="buttons">
          <Button look="main" onClick={() => adding.ask()}>
            {words.teach_choose}
          </Button>
          <Button onClick={demo} disabled={busy}>
            {words.teach_demo}
          </Button>
        </p>
        <small>{words.teach_demo_text}</small>
      </div>
      <ol>
        {([1, 2, 3] as const).map((n) => (
          <li key={n}>
            <h3>{words[`teach_${n}`]}</h3>
            <p>{words[`teach_${n}_text`]}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
