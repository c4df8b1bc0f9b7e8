/** Where readers' comments and lists of other articles begin. */
import { regex } from './pattern.js';

/** A line that begins the form for comments. */
export const COMMENTS = regex('iu')`
  ^[^\p{L}]*(?:(?:\d+ )?(?:commentaires?|comments)|\d+ comment|(?:laisser|laissez|poster|ajouter|ecrire) (?:un|
  votre) commentaire|laisser une reponse|leave a (?:comment|reply)|post a comment|add a comment|
  join the (?:conversation|discussion)|votre commentaire|
  repondre)(?: ?\(\d+\)| ?: ?\d*| annuler la reponse| cancel reply)?[^\p{L}?]*$
`;
/** A heading over readers' comments that can be nothing else. */
export const THREAD =
  /^[^\p{L}\p{N}]*(?:\d+|one|une) (?:thoughts?|reflexions?|responses?|reponses?) (?:on|sur|to|a) ["«]/iu;
/** A reader's name over a comment. */
export const COMMENTER = /^\p{Lu}[^.!?:]{0,40} (?:dit|a dit|says|said) ?:(?:$| ?\d| (?:le|on) )/u;
/** What only such a form says. */
export const COMMENT_FORM = regex('iu')`
  (?:(?:laisser|laissez|poster|ajouter) (?:un|votre) commentaire|laisser une reponse|leave a (?:comment|
  reply)|post a comment|entrez votre (?:commentaire|nom)|votre adresse (?:e-?mail|
  de messagerie) ne sera pas|enregistrer mon nom|your email address will not|save my name|
  champs obligatoires|required fields|please enter your (?:comment|name)|commentaire \*|comment \*|
  connectez-vous pour (?:commenter|publier)|log ?in to (?:comment|reply|post)|signaler un (?:abus|
  commentaire))
`;
/** A heading over a list of other articles, which follows it. */
export const LIST_HEADING = regex('iu')`
  ^[^\p{L}]*(?:a (?:lire|voir)(?: (?:aussi|egalement|ensuite))?|(?:lire|voir) (?:aussi|egalement)|
  sur le meme (?:sujet|theme)|(?:nos |les )?(?:derniers |autres )?articles (?:similaires|lies|connexes|
  recents|recommandes|les plus lus)|vous aimerez aussi|dans la meme rubrique|les plus lus|
  related(?: (?:articles|stories|posts|topics|content|news))?|read (?:also|more|next)|see also|you (?:may|
  might) also like|more (?:stories|on this(?: story)?)|most (?:read|popular)|recommended(?: for you)?|
  what to read next)[^\p{L}]*$
`;
