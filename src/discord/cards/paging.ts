import type { APIButtonComponent } from 'discord.js';
import type { Language } from '../../text/language.js';
import { customId } from '../request/custom-id.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { button } from './parts.js';

export interface CardPage {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** The buttons of a card. */
export interface Paging {
  readonly language: Language;
  readonly action: string;
  /** Of the card, as the records gave it; null for a card that could not be kept. */
  readonly id: string | null;
}

/** Turns to the page before and to the page behind; none where there is one page. */
export function pageButtons({ page, pages }: CardPage, { language, action, id }: Paging): APIButtonComponent[] {
  if (pages <= 1 || id === null) return [];
  const wording = LOOK_UP_WORDING[language];
  return [
    button(customId(action, id, page - 1), wording.previous, page <= 1),
    button(customId(action, id, page + 1), wording.next, page >= pages),
  ];
}
