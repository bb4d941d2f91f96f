import { chooseLanguage, chooseTheme, useLanguage, useTheme } from '../choices.ts';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Language and theme of this browser. */
export function Window() {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const theme = useTheme();
  return (
    <>
      <fieldset>
        <legend>{words.language}</legend>
        {(['en', 'ko'] as const).map((each) => (
          <label key={each} className="pick" lang={each}>
            <input
              type="radio"
              name="language"
              checked={language === each}
              onChange={() => chooseLanguage(each)}
            />
            {words[`language_${each}`]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.theme}</legend>
        {(['machine', 'light', 'dark'] as const).map((each) => (
          <label key={each} className="pick">
            <input type="radio" name="theme" checked={theme === each} onChange={() => chooseTheme(each)} />
            {words[`theme_${each}`]}
          </label>
        ))}
      </fieldset>
      <p>{words.window_text}</p>
    </>
  );
}
