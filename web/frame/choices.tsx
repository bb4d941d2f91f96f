import { chooseLanguage, chooseTheme, type Theme, useLanguage, useTheme } from '../choices.ts';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

const NEXT: Readonly<Record<Theme, Theme>> = { machine: 'light', light: 'dark', dark: 'machine' };
/** Half of the sign is filled, or nothing, or all. */
const FILL: Readonly<Record<Theme, string>> = {
  machine: 'M8 2a6 6 0 0 1 0 12z',
  light: '',
  dark: 'M8 2a6 6 0 0 1 0 12 6 6 0 0 1 0-12z',
};

/** Language and theme, at hand on every page, the locked one too. */
export function Choices() {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const theme = useTheme();
  return (
    <span className="choices">
      <fieldset>
        <legend className="unseen">{words.language}</legend>
        <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => chooseLanguage('en')}>
          EN
        </button>
        <span aria-hidden="true">·</span>
        <button type="button" lang="ko" aria-pressed={language === 'ko'} onClick={() => chooseLanguage('ko')}>
          KO
        </button>
      </fieldset>
      <button
        type="button"
        className="theme"
        aria-label={`${words.theme}: ${words[`theme_${theme}`]}`}
        title={words[`theme_${theme}`]}
        onClick={() => chooseTheme(NEXT[theme])}
      >
        <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d={FILL[theme]} fill="currentColor" />
        </svg>
      </button>
    </span>
  );
}
