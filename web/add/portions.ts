/** Files in portions that one request can carry, in their order. Pure. */

interface Sized {
  readonly size: number;
}

/** At most so many files and bytes to a portion; a file that is larger by itself goes alone, and is refused with words. */
export function portions<F extends Sized>(
  files: readonly F[],
  most: { readonly files: number; readonly bytes: number },
): F[][] {
  const all: F[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = all.at(-1);
    if (last && last.length < most.files && bytes + file.size <= most.bytes) {
      last.push(file);
      bytes += file.size;
    } else {
      all.push([file]);
      bytes = file.size;
    }
  }
  return all;
}
