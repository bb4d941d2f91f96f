/** A key, for eyes only: what it does is said by the words beside it. */
export function Kbd({ children }: { readonly children: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus.
    <kbd aria-hidden="true">{children}</kbd>
  );
}
