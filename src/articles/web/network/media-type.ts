import { MIMEType } from 'node:util';

/** A media type as a reply states it. */
export interface MediaType {
  /** Such as `text/html`, in small letters. */
  readonly essence: string;
  /** Label of the character set, in small letters; null: not stated. */
  readonly charset: string | null;
}

/** What a header `content-type` states; null where it is missing or malformed. */
export function readMediaType(header: string | null): MediaType | null {
  if (header === null || header.length > 256) return null;
  try {
    const type = new MIMEType(header);
    const charset = type.params.get('charset')?.trim().toLowerCase() ?? '';
    return { essence: type.essence, charset: /^[a-z0-9][a-z0-9_:.-]{0,39}$/.test(charset) ? charset : null };
  } catch {
    return null;
  }
}
