import { parseHTML } from 'linkedom';
import { describe, expect, it, vi } from 'vitest';
import type { Talk } from '../../src/answering/answer.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { aCitation, anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { aRoom } from './room.js';

const ask = async (
  made: Partial<Lookups>,
  { q = 'Combien de soldats ?', after = [] as string[], language = 'fr', parts = {} } = {},
) => {
  const query = new URLSearchParams({ q });
  for (const one of after) query.append('after', one);
  const response = await aRoom(made, parts).request(`http://localhost/?${query}`, {
    headers: { 'accept-language': language },
  });
  expect(response.status).toBe(200);
  const { document } = parseHTML(await response.text());
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());
  return { document, texts };
};

const SOLDIERS = anExcerpt('Le contingent compte 2 030 militaires.', { lit: ['2 030'] });

describe('the page where one asks', () => {
  it('asks with a form that needs no script, and keeps the question in the address', async () => {
    const { document } = await ask({ ask: async () => anAnswer([SOLDIERS]) }, { q: 'Qui « "commande" » ?' });
    const form = document.querySelector('form')!;
    expect([form.getAttribute('action'), form.getAttribute('method')]).toEqual(['/', null]);
    expect(form.querySelector('input')!.getAttribute('value')).toBe('Qui « "commande" » ?');
    expect(document.querySelector(`label[for=${form.querySelector('input')!.id}]`)).not.toBeNull();
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.title).toBe('Qui « "commande" » ? · Verbatim');
  });

  it('names what there is to ask where nothing was asked', async () => {
    const articles = Array.from({ length: 8 }, (_, at) => anArticle({ id: `un/article ${at}`, title: `Titre ${at}` }));
    const { texts, document } = await ask(
      { sources: async () => ({ articles, total: 1_234, page: 1, pages: 124 }) },
      { q: ' ' },
    );
    expect(texts('.aside')).toEqual(['1 234 articles répondent, par leurs propres phrases ou pas du tout.']);
    expect(texts('.newest li')).toHaveLength(5);
    expect(document.querySelector('.newest a')!.getAttribute('href')).toBe('/a/un%2Farticle%200');
  });

  it('says so where there is no article at all', async () => {
    const { texts } = await ask({ sources: async () => ({ articles: [], total: 0, page: 1, pages: 1 }) }, { q: '' });
    expect(texts('main')[0]).toContain('Il n’y a encore aucun article.');
  });

  it('has the first words of an article that states no title in brackets', async () => {
    const article = { title: 'Le retrait des…', titleStated: false };
    const { texts } = await ask({ ask: async () => anAnswer([anExcerpt('Vingt.', { article })]) });
    expect(texts('.citation cite')).toEqual(['[Le retrait des…]']);
  });

  it('folds a sentence of more than 1,500 characters, whole', async () => {
    const long = `Le contingent compte 2 030 militaires${', puis il a grandi'.repeat(100)}.`;
    const { document, texts } = await ask({ ask: async () => anAnswer([anExcerpt(long), SOLDIERS]) });
    expect(texts('.excerpt details summary')).toEqual([expect.stringMatching(/^Une phrase de 1.838 caractères$/)]);
    expect(document.querySelector('details blockquote q')!.textContent).toBe(long);
  });

  it('shows each excerpt letter for letter, what answers in bold, with its citation, which leads to it', async () => {
    const text = 'Le contingent\r\ncompte\t2 030  militaires.';
    const excerpt = anExcerpt(text, { lit: ['2 030', 'militaires'] });
    const { document, texts } = await ask({ ask: async () => anAnswer([excerpt]) });
    expect(document.querySelector('blockquote q')!.textContent).toBe(text);
    expect(document.querySelector('blockquote')!.getAttribute('lang')).toBe('fr');
    expect(texts('blockquote b')).toEqual(['2 030', 'militaires']);
    expect(texts('.certainty')).toEqual(['réponse très probable']);
    expect(texts('.citation')).toEqual([
      '1 · Le retrait du contingent a commencé · Le Courrier des steppes · Aliya Nourpeïssova · 13 janvier 2022 · paragraphe 3',
    ]);
    const { start, end, sha256 } = excerpt;
    expect(document.querySelector('.citation a')!.getAttribute('href')).toBe(
      `/a/kazakhstan%2Fretrait?start=${start}&end=${end}&sha256=${sha256}#cited`,
    );
    expect(document.querySelector('.outward a')!.getAttribute('href')).toMatch(
      /^https:\/\/example\.org\/retrait#:~:text=Le%20contingent/,
    );
  });

  it('keeps line ends, and turns no direction, in what is lit too', async () => {
    const text = 'Ils sont 2 030\r\nmilitaires \u202efac\u202c.';
    const { document } = await ask({
      ask: async () => anAnswer([anExcerpt(text, { lit: ['2 030\r\nmilitaires \u202efac'] })]),
    });
    expect(document.querySelector('blockquote q')!.textContent).toBe(text);
    expect(document.querySelector('blockquote b bdi')!.textContent).toBe('\u202e');
  });

  it('says of a quotation that opens in an excerpt that it is not closed there', async () => {
    const open = 'Le ministre a dit : « Les soldats partiront jeudi.';
    const leftOpen = 'La citation qui s’ouvre ici n’est pas refermée dans cet extrait.';
    expect((await ask({ ask: async () => anAnswer([anExcerpt(open)]) })).texts('.citation')).toContain(leftOpen);
    const closed = await ask({ ask: async () => anAnswer([anExcerpt(`${open} »`)]) });
    expect(closed.texts('.citation')).not.toContain(leftOpen);
  });

  it('names three copies and counts the others', async () => {
    const also = [1, 2, 3, 4, 5].map((at) => aCitation('Idem.', { id: `copie-${at}`, title: `Copie ${at}` }));
    const { texts } = await ask({ ask: async () => anAnswer([{ ...SOLDIERS, also }]) }, { language: 'en' });
    const [, copies] = texts('.citation');
    expect(copies).toMatch(/^also in Copie 1 .*\d; Copie 2 .*\d; Copie 3 .*\d; and 2 more$/);
  });

  it('shows the values that differ, each leading to its excerpt, and leads to the comparison', async () => {
    const other = anExcerpt('Ils sont 3 000.', {
      article: { id: 'autre', outlet: null, date: null, title: 'Un autre' },
    });
    const disagreement = {
      kind: 'number',
      values: [
        { value: '2 030', excerpt: 1 },
        { value: '3 000', excerpt: 2 },
      ],
    } as const;
    const { texts, document } = await ask({ ask: async () => anAnswer([SOLDIERS, other], { disagreement }) });
    expect(texts('.disagreement p')).toEqual([
      'Dans les 10 passages lus, les valeurs diffèrent :',
      'Comparer les sources',
    ]);
    expect(texts('.disagreement li')).toEqual(['2 030 (Le Courrier des steppes, 13 janvier 2022)', '3 000 (Un autre)']);
    for (const link of document.querySelectorAll('.disagreement li a')) {
      expect(document.getElementById(link.getAttribute('href')!.slice(1))).not.toBeNull();
    }
    expect(document.querySelector('.disagreement p a')!.getAttribute('href')).toBe('/compare?q=Combien+de+soldats+%3F');
  });

  it.each([
    [0.5, 'réponse possible'],
    [0.7, 'réponse probable'],
    [0.9, 'réponse très probable'],
  ])('calls a probability of %d %s', async (confidence, words) => {
    const { texts } = await ask({ ask: async () => anAnswer([SOLDIERS], { confidence }) });
    expect(texts('.certainty')).toEqual([words]);
  });

  it('says why there is no answer, what was searched, and which articles came nearest', async () => {
    const nearest = [anArticle()];
    const { texts, document } = await ask({ ask: async () => anAbstention('no-answer', { nearest }) });
    expect(texts('.abstention')).toEqual(['Je n’ai pas trouvé de réponse dans mes articles.']);
    expect(texts('.aside')).toEqual(['1 234 articles consultés']);
    expect(texts('.nearest li')).toEqual([
      'Le retrait du contingent a commencé · Le Courrier des steppes · Aliya Nourpeïssova · 13 janvier 2022',
    ]);
    expect(document.querySelector('.nearest a')!.getAttribute('href')).toBe('/a/kazakhstan%2Fretrait');
    expect(document.querySelectorAll('blockquote')).toHaveLength(0);
  });

  it('shows no excerpt that is not the one that was cited, nor values without their excerpts, and notes it', async () => {
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const changed = { ...anExcerpt('Ils sont 3 000.'), text: 'Ils sont 9 000.' };
    const disagreement = {
      kind: 'number',
      values: [
        { value: '2 030', excerpt: 1 },
        { value: '9 000', excerpt: 2 },
      ],
    } as const;
    const answer = anAnswer([SOLDIERS, changed], { disagreement });
    const { document } = await ask({ ask: async () => answer }, { parts: { log } });
    expect(document.querySelector('main')!.textContent).not.toContain('9 000');
    expect(document.querySelectorAll('.excerpt')).toHaveLength(1);
    expect(document.querySelector('.disagreement')).toBeNull();
    expect(log.error).toHaveBeenCalledOnce();
    const { texts } = await ask({ ask: async () => anAnswer([changed]) });
    expect(texts('.abstention')).toEqual([
      'Les extraits trouvés n’ont pas passé le contrôle lettre à lettre et ne sont pas affichés.',
    ]);
  });

  it('asks the one corpus that it shows', async () => {
    const asked = vi.fn(async () => anAnswer([SOLDIERS]));
    await ask({ ask: asked }, { parts: { corpus: 'presse' } });
    expect(asked).toHaveBeenCalledWith({ corpus: 'presse' }, 'Combien de soldats ?', { after: [] });
  });

  describe('has a field to ask on', () => {
    const kept = (document: ReturnType<typeof parseHTML>['document']) =>
      [...document.querySelectorAll('form input[name=after]')].map((input) => input.getAttribute('value'));

    it('that carries the question along, with those that it leant on, shown as what they are', async () => {
      const understood = 'Qui "commande" <b> ? … Et son grade ?';
      const asked = vi.fn(async () => anAnswer([SOLDIERS], { question: 'Et son grade ?', understood }));
      const after = ['Qui "commande" <b> ?', ' '];
      const { document, texts } = await ask({ ask: asked }, { q: 'Et son grade ?', after });
      const earlier = { after: [{ question: 'Qui "commande" <b> ?' }] };
      expect(asked).toHaveBeenCalledWith({ corpus: null }, 'Et son grade ?', earlier);
      expect(texts('.aside')).toEqual([
        'Question comprise avec ce qui précède : « Qui "commande" <b> ? … Et son grade ? »',
      ]);
      expect(kept(document)).toEqual(['Qui "commande" <b> ?', 'Et son grade ?']);
      expect(document.querySelectorAll('form')).toHaveLength(2);
      expect(document.querySelector('form input[name=after]')!.closest('form')!.querySelector('label')).not.toBeNull();
    });

    it('from a question that stands alone on, without those before it', async () => {
      const answer = async () => anAnswer([SOLDIERS], { question: 'Combien de soldats ?' });
      const { document, texts } = await ask({ ask: answer }, { after: ['Qui commande ?'] });
      expect(kept(document)).toEqual(['Combien de soldats ?']);
      expect(texts('.aside')).toEqual([]);
    });

    it('that holds three earlier questions, and none that would make the address too long', async () => {
      const asked = vi.fn(async () => anAnswer([SOLDIERS], { question: 'Et lui ?', understood: '…' }));
      await ask({ ask: asked }, { q: 'Et lui ?', after: ['un', 'deux', 'trois', 'quatre'] });
      const three = ['deux', 'trois', 'quatre'].map((question) => ({ question }));
      expect(asked).toHaveBeenLastCalledWith(expect.anything(), 'Et lui ?', { after: three });
      const long = 'é'.repeat(450);
      const { document } = await ask({ ask: asked }, { q: 'Et lui ?', after: ['un', long, 'trois'] });
      expect(kept(document)).toEqual(['trois', 'Et lui ?']);
    });

    it('and says where there is nothing to go on from', async () => {
      const { document } = await ask({ ask: async () => anAbstention('talk', { kind: 'talk', talk: 'greeting' }) });
      expect(document.querySelectorAll('form')).toHaveLength(1);
    });

    it('without a link to a comparison that knows no earlier question', async () => {
      const other = anExcerpt('Ils sont 3 000.', { article: { id: 'autre' } });
      const values = [
        { value: '2 030', excerpt: 1 },
        { value: '3 000', excerpt: 2 },
      ];
      const differing = anAnswer([SOLDIERS, other], { understood: '…', disagreement: { kind: 'number', values } });
      const { document } = await ask({ ask: async () => differing });
      expect(document.querySelector('.disagreement li')).not.toBeNull();
      expect(document.querySelector('.disagreement a[href^="/compare"]')).toBeNull();
    });
  });

  it('heads what was taken for a search as one, and shows passages that lead to their places', async () => {
    const other = anExcerpt('Ils sont rentrés.', { article: { id: 'autre', title: 'Un autre' } });
    const found = anAbstention('not-a-question', { kind: 'search', passages: [SOLDIERS, other] });
    const { document, texts } = await ask({ ask: async () => found }, { q: 'contingent militaires' });
    expect(texts('.abstention')).toEqual(['Pris comme une recherche : les passages qui en parlent.']);
    expect(texts('blockquote q')).toEqual([SOLDIERS.text, other.text]);
    expect(texts('blockquote b')).toEqual(['2 030']);
    expect(texts('.citation').map((line) => line.slice(0, 12))).toEqual(['1 · Le retra', '2 · Un autre']);
    expect(document.querySelector('.citation a')!.getAttribute('href')).toContain('&sha256=');
    expect(document.querySelector('.certainty')).toBeNull();
  });

  it('shows no passage that is not the one that was cited, and no heading without passages', async () => {
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const changed = { ...anExcerpt('Ils sont 3 000.'), text: 'Ils sont 9 000.' };
    const searched = (passages: readonly (typeof changed)[]) => ({
      ask: async () => anAbstention('not-a-question', { kind: 'search', passages }),
    });
    const { document, texts } = await ask(searched([changed]), { parts: { log } });
    expect(document.querySelector('main')!.textContent).not.toContain('9 000');
    expect(texts('.abstention')[0]).toContain('n’ont pas passé le contrôle');
    expect(log.error).toHaveBeenCalledOnce();
    expect((await ask(searched([]))).texts('.abstention')).toEqual([
      'Je n’ai pas trouvé de réponse dans mes articles.',
    ]);
  });

  it('says one line to what is said to Verbatim, and leads to the page of all articles', async () => {
    const said = (talk: Talk, question: string) => ({
      ask: async () => anAbstention('talk', { kind: 'talk', talk, question }),
    });
    const { document, texts } = await ask(said('newest', 'combien d’articles ?'), { language: 'en' });
    expect(texts('.abstention')).toEqual(['The page of articles has their number and dates, the newest first:']);
    expect(document.querySelector('.aside a')!.getAttribute('href')).toBe('/sources');
    expect(document.querySelectorAll('.excerpt, .nearest')).toHaveLength(0);
    const about = await ask(said('about', 'Quels articles parlent de la Syrie & "co" ?'));
    expect(about.texts('.abstention')[0]).toContain('cherche « Syrie co » dans les titres');
    expect(about.document.querySelector('.aside a')!.getAttribute('href')).toBe('/sources?q=Syrie+co');
    expect((await ask(said('summary', 'résume'))).texts('.abstention')[0]).toContain('cite et ne résume pas');
  });

  it('says that French and English are understood where another language was tried', async () => {
    const { texts } = await ask({ ask: async () => anAbstention('other-language') });
    expect(texts('.abstention')).toEqual(['Je n’ai pas trouvé de réponse. Je comprends le français et l’anglais.']);
    expect(texts('.aside')).toEqual(['1 234 articles consultés']);
  });
});
