/** Lines across for what is spread: once for all charts of a page. It takes the colour of its bar through a mask. */
export function Hatch() {
  return (
    <svg width="0" height="0" className="hatch-source" aria-hidden="true">
      <defs>
        <pattern
          id="over-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="5" height="5" fill="#555" />
          <rect width="5" height="2" fill="#fff" />
        </pattern>
        <mask id="over-hatched" x="0" y="0" width="4000" height="400" maskUnits="userSpaceOnUse">
          <rect width="4000" height="400" fill="url(#over-hatch)" />
        </mask>
      </defs>
    </svg>
  );
}
