/** Arrays of numbers that several threads read in one place. */

type Numbers = Int32Array | Uint8Array | Uint16Array | Float64Array;

/** An array of so many zeros that can be handed to another thread without a copy. */
export function shared<T extends Numbers>(
  kind: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}
