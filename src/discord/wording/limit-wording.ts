/** The words of ours about where and for whom answers can be seen by all, as Markdown. */
import type { Language } from '../../text/language.js';
import { english, french, s } from '../../wording/numbers.js';

const fr = {
  channels: {
    title: 'Salons où je réponds publiquement\u00a0:',
    all: 'tous',
    /** Where none of them is found. */
    none: (listed: string) => `${listed}\u00a0; je ne réponds donc publiquement nulle part`,
    which: 'Quel salon\u00a0? Indiquez-le avec l’option `salon`.',
    tooMany: (most: number) => `${french.format(most)} salons au plus\u00a0: retirez-en un d’abord.`,
  },
  roles: {
    title: 'Rôles à qui je réponds publiquement\u00a0:',
    all: 'tous',
    none: (listed: string) => `${listed}\u00a0; je ne réponds donc publiquement à personne`,
    which: 'Quel rôle\u00a0? Indiquez-le avec l’option `rôle`.',
    tooMany: (most: number) => `${french.format(most)} rôles au plus\u00a0: retirez-en un d’abord.`,
  },
  missing: (count: number) => `${french.format(count)} introuvable${s(count)}`,
};

const en: typeof fr = {
  channels: {
    title: 'Channels where I answer publicly:',
    all: 'all',
    none: (listed) => `${listed}, so I answer nowhere publicly`,
    which: 'Which channel? Give it with the option `channel`.',
    tooMany: (most) => `${english.format(most)} channels at most: remove one first.`,
  },
  roles: {
    title: 'Roles that I answer publicly:',
    all: 'all',
    none: (listed) => `${listed}, so I answer nobody publicly`,
    which: 'Which role? Give it with the option `role`.',
    tooMany: (most) => `${english.format(most)} roles at most: remove one first.`,
  },
  missing: (count) => `${english.format(count)} not found`,
};

export const LIMIT_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
