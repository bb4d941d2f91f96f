import { encodeQR } from 'qr';

/** A text as a square code, for a camera. Dark on light in both themes: cameras want it so. */
export function Square({ text, name }: { readonly text: string; readonly name: string }) {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="square" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={name}>
      <rect width={rows.length} height={rows.length} className="light" />
      <path d={path} className="dark" />
    </svg>
  );
}
