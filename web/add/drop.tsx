import './drop.css';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Lets files be dropped anywhere on the page, and says so while they hover over it. */
export function Drop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const words = useWords({ en, ko });
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take.current([...event.dataTransfer!.files]);
    };
    const listeners = [
      ['dragenter', enter],
      ['dragover', enter],
      ['dragleave', leave],
      ['drop', drop],
    ] as const;
    for (const [name, listen] of listeners) addEventListener(name, listen);
    return () => {
      for (const [name, listen] of listeners) removeEventListener(name, listen);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-here">
      <p>{words.drop}</p>
    </div>
  );
}
