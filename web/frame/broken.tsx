import { Component, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { fill, useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Catches a fault of a page, says so, and leaves the rest standing. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly reason?: string }> {
  override state: { readonly reason?: string } = {};

  static getDerivedStateFromError(error: unknown) {
    return { reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render() {
    return this.state.reason === undefined ? this.props.children : <Sorry reason={this.state.reason} />;
  }
}

function Sorry({ reason }: { readonly reason: string }) {
  const words = useWords({ en, ko });
  return (
    <Empty whole title={words.broken}>
      <p>{fill(words.broken_text, { reason })}</p>
      <p>
        <Button look="main" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </p>
    </Empty>
  );
}
