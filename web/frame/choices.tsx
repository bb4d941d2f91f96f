import { chooseLanguage, chooseTheme, type Theme, useLanguage, useTheme } from '../choices.ts';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

const NEXT: Readonly<Record<Theme, Theme>> = { machine: 'light', light: 'dark', dark: 'machine' };
const SIGN: Readonly<Record<Theme, string>> = { machine: '◐', light: '○', dark: '●' };

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
        {SIGN[theme]}
      </button>
    </span>
  );
}
