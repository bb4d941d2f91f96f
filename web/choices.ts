/** What a person chose for this browser: language and theme. Kept in the browser; nothing of a case. */
import { useSyncExternalStore } from 'react';

export type Language = 'en' | 'ko';
export type Theme = 'light' | 'dark' | 'machine';

const KEYS = { language: 'moksori.language', theme: 'moksori.theme', letters: 'moksori.letters' } as const;
const listeners = new Set<() => void>();

/** The language in which the pages speak: as chosen, else that of the browser, else English. */
export function language(): Language {
  const chosen = localStorage.getItem(KEYS.language);
  if (chosen === 'en' || chosen === 'ko') return chosen;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

/** As chosen, else as the machine has it. */
export function theme(): Theme {
  const chosen = localStorage.getItem(KEYS.theme);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'machine';
}

export function chooseLanguage(to: Language): void {
  localStorage.setItem(KEYS.language, to);
  showChoices();
}

export function chooseTheme(to: Theme): void {
  localStorage.setItem(KEYS.theme, to);
  showChoices();
}

/** Whether single letters do something: those who dictate, or rest on keys, switch them off. */
export function keysOn(): boolean {
  return localStorage.getItem(KEYS.letters) !== 'off';
}

export function chooseKeys(on: boolean): void {
  localStorage.setItem(KEYS.letters, on ? 'on' : 'off');
  showChoices();
}

export function useKeysOn(): boolean {
  return useSyncExternalStore(listen, keysOn);
}

/** Puts both on the document, and tells who shows them. */
export function showChoices(): void {
  document.documentElement.lang = language();
  const look = theme();
  if (look === 'machine') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = look;
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore(listen, language);
}

export function useTheme(): Theme {
  return useSyncExternalStore(listen, theme);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
