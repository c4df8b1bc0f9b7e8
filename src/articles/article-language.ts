import { analysisLanguage } from '../text/detect-language.js';
import type { Language } from '../text/language.js';
import type { Article } from './article.js';

const known = new WeakMap<Pick<Article, 'language' | 'text'>, Language>();

/** The language to analyse an article in; worked out once for one object. */
export function articleLanguage(article: Pick<Article, 'language' | 'text'>): Language {
  const language = known.get(article) ?? analysisLanguage(article.language, article.text);
  known.set(article, language);
  return language;
}
