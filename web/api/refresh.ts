import type { QueryClient } from '@tanstack/react-query';
import { keys } from './queries.ts';

/** While decision follows decision the case is not asked for anew after each: only when there was none for so long. */
const PAUSE = 500;

const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Asks for a case anew, once nobody has decided about it for a moment. What was decided is in view already. */
export function refreshSoon(client: QueryClient, id: string): void {
  clearTimeout(waiting.get(id));
  const later = () => {
    // While a decision is under way the case would come back without it.
    if (client.isMutating({ mutationKey: ['decide', id] }) > 0) return refreshSoon(client, id);
    waiting.delete(id);
    void client.invalidateQueries({ queryKey: keys.case(id) });
  };
  waiting.set(id, setTimeout(later, PAUSE));
}

/** Asks for a case anew: at once, unless somebody here is deciding about it. */
export function refresh(client: QueryClient, id: string): void {
  if (waiting.has(id) || client.isMutating({ mutationKey: ['decide', id] }) > 0) refreshSoon(client, id);
  else void client.invalidateQueries({ queryKey: keys.case(id) });
}
