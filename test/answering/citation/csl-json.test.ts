import { createHash } from 'node:crypto';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cslJson } from '../../../src/answering/citation/csl-json.js';
import { citationKey } from '../../../src/answering/citation/key.js';
import { anyQuoted, aQuoted } from './quoted.js';

const text = { type: 'string' };

/** The part of CSL's own schema (csl-data 1.0.2) that an article can need: no other property is allowed there either. */
const valid = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      type: { enum: ['article-newspaper', 'webpage', 'document'] },
      id: { type: 'string', minLength: 1 },
      ...{ title: text, 'container-title': text, URL: text, language: text, note: text, custom: { type: 'object' } },
      author: {
        type: 'array',
        items: { type: 'object', required: ['literal'], additionalProperties: false, properties: { literal: text } },
      },
      issued: {
        type: 'object',
        required: ['date-parts'],
        additionalProperties: false,
        properties: {
          'date-parts': {
            ...{ type: 'array', minItems: 1, maxItems: 2 },
            items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
          },
        },
      },
    },
  },
});

describe('CSL-JSON', () => {
  it('gives what is known of an article, and the quotation with its place', () => {
    const quoted = aQuoted('Le retrait a commencé.');
    expect(cslJson([quoted])).toEqual([
      {
        id: citationKey(quoted),
        type: 'article-newspaper',
        title: 'Le retrait du contingent a commencé',
        'container-title': 'Le Courrier des steppes',
        author: [{ literal: 'Aliya Nourpeïssova' }],
        issued: { 'date-parts': [[2022, 1, 13]] },
        URL: 'https://example.org/retrait',
        language: 'fr',
        note: 'Le retrait a commencé.',
        custom: { article: 'kazakhstan/retrait', start: 40, end: 62, paragraph: 3, sha256: quoted.sha256 },
      },
    ]);
  });

  it('calls an article with an address and no outlet a page, and one without either a document', () => {
    const page = aQuoted('Vingt.', { outlet: null });
    const note = aQuoted('Vingt.', { outlet: null, url: 'file:///etc/passwd' }, 99);
    expect(cslJson([page, note]).map(({ type, URL }) => [type, URL])).toEqual([
      ['webpage', 'https://example.org/retrait'],
      ['document', undefined],
    ]);
  });

  it('is valid for any article, and its quotation is the excerpt, letter for letter', () => {
    fc.assert(
      fc.property(fc.array(anyQuoted, { maxLength: 4 }), (citations) => {
        const items = JSON.parse(JSON.stringify(cslJson(citations)));
        expect(valid(items), JSON.stringify(valid.errors)).toBe(true);
        for (const { note, custom } of items) {
          expect(createHash('sha256').update(note, 'utf8').digest('hex')).toBe(custom.sha256);
          expect(custom.end - custom.start).toBe(note.length);
        }
      }),
    );
  });
});
