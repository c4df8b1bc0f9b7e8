/** A part of a paragraph that is not the article's prose. Patterns see text without accents, with plain spaces and quotes. */
export interface PartPattern {
  /** What it is for, with an example. */
  readonly catches: string;
  /** Global; where it has a group named `part`, only that is masked. */
  readonly pattern: RegExp;
}

/** Parts that are masked while the rest of their paragraph stays. */
export const PART_PATTERNS: readonly PartPattern[] = [
  {
    catches: 'dix jours. en savoir plus (a link at the end of a paragraph)',
    pattern:
      /(?<=[.!?…]["»)\]]? ?|[.!?…] ["»] ?)(?<part>en savoir (?:plus|davantage)|lire la suite|lire plus|voir plus|read more|learn more|see more|find out more|continue reading)[\s.…>»→)\]]*$/dgiu,
  },
  {
    catches: "...demain. Lire aussi : Titre d'un autre article",
    pattern:
      /(?<=[.!?…"»)\]] )(?<part>(?:A )?(?:Lire|LIRE|Voir|VOIR|lire) (?:aussi|AUSSI|egalement) ?(?::|>|\p{Lu})[^.]{0,200})$/dgu,
  },
  {
    catches: 'text pic.twitter.com/abc - Nom (@compte) 13 janvier 2022 (an embedded tweet in running text)',
    pattern:
      /(?<part>(?:https?:\/\/t\.co\/\w+\s*)*pic\.(?:twitter|x)\.com\/\w+(?:\s?[—–-]+ ?[^()\n]{1,60}\(@\w{1,30}\)(?: \d{1,2}(?:er)? \p{L}+\.? \d{4}| \p{L}+\.? \d{1,2}, \d{4})?)?)/dgu,
  },
  {
    catches: '— Nom (@compte) 13 janvier 2022 (the signature of an embedded tweet)',
    pattern:
      /(?<part>(?:https?:\/\/t\.co\/\w+\s*)*[—–-]{1,2} ?[^()\n.]{1,60}\(@\w{1,30}\) (?:\d{1,2}(?:er)? \p{L}+\.? \d{4}|\p{L}+\.? \d{1,2}, \d{4}))/dgu,
  },
  {
    catches: 'text https://t.co/abc (links at the end of a paragraph)',
    pattern: /(?<=\s)(?<part>(?:https?:\/\/\S+\s*)+)$/dgiu,
  },
  {
    catches: 'text (Photo par Nom/AFP) text; (Credits : Nom)',
    pattern:
      /(?<part>[([](?:(?:ap|afp|file|reuters|handout) )?(?:photos?|images?|credits?(?: photo)?|illustration|copyright)(?: (?:par|by|d'archives?|d'illustration|credit)\b| ?[:/©])[^()[\]]{0,150}[)\]])/dgiu,
  },
  {
    catches: '...fin du mois. © Nom / Agence (an owner at the end of a long caption)',
    pattern: /(?<part>©[^.!?]{1,80})$/dgu,
  },
  {
    catches: '(CNSNews.com) - La Russie; PARIS (Reuters) - Le president: where an agency wrote',
    pattern:
      /^(?<part>(?:\p{Lu}[\p{L}' ,/-]{1,50} ?(?:\d{1,2} \p{L}+\.? (?:\d{4} )?)?)?\((?:AFP|Reuters|AP|EFE|DPA|ATS|Belga|Xinhua|UPI|CNN|RFI|[\p{L}\d-]+\.(?:com|fr|org|net|info|co\.uk))\) ?[—–-]+ ?)/dgu,
  },
  {
    catches: '... jeudi. (AFP) (an agency behind the last sentence)',
    pattern:
      /(?<=[.!?…"»])(?<part> ?\((?:avec |with )?(?:l')?(?:AFP|Reuters|AP|EFE|DPA|ATS|Belga|Xinhua|UPI)(?:[ ,/]+(?:et |and )?\p{Lu}[\p{L}]+)*\))$/dgu,
  },
];

/**
 * Words of an appeal to the reader for money or an address, and of what it is for. Where both stand in a short paragraph
 * that nobody is quoted in, that paragraph is the site speaking.
 */
export const APPEAL = {
  longest: 700,
  asked:
    /\b(?:newsletters?|lettres? d'information|infolettre|mailing list|faire un don|faites un don|(?:vos|votre|un|des|your|a) (?:dons?|soutien|contribution|support|donations?)|soutene[zr]|soutenir|besoin de (?:vous|financements?|votre)|contribue[rz]|donate|donations?|support (?:us|our|independent|quality|the (?:site|work))|chip in|pay ?pal|tipeee|patreon|liberapay|ko-fi|helloasso|buy me a coffee|crowdfunding|adhere[rz]|devene[zr] (?:membre|abonne|mecene)|become a (?:member|patron|supporter)|subscri(?:be|ption)|abonne(?:z|ment))\b/iu,
  purpose:
    /\b(?:notre (?:site|journal|media|redaction|travail|equipe|independance|chaine|association|blog|newsletter|existence)|ce (?:site|blog|journal|media)|ma (?:newsletter|chaine|page)|mon (?:blog|travail|site)|information (?:libre|independante|de qualite|gratuite)|(?:presse|media|journalisme|medias) (?:libre|independants?|de qualite)|inscri\w+|recev(?:ez|oir)|boite (?:mail|e-mail|de reception)|inbox|adresse e-?mail|email address|nos (?:lecteurs|annonceurs|abonnes|articles|contenus|offres|newsletters)|our (?:journalism|readers|work|website|site|newsletter|reporting|team|newsroom)|independent (?:journalism|media|news)|via (?:pay ?pal|tipeee|patreon)|sans publicite|ad-free|sign up|lecteurs comme vous|readers like you|deductible)\b/iu,
  reader:
    /\b(?:vous|votre|vos|nous|notre|nos|je|j'ai|ma|mon|you|your|we|our|us|soutene[zr]|inscrivez|abonnez|donate|support|sign up|faire un don|faites un don)\b/iu,
  reported:
    /["«»“”]|\b(?:a|ont|avait) (?:declare|dit|annonce|affirme|lance|explique|indique|ajoute)|\b(?:said|told|announced|added)\b/iu,
} as const;

/** A line that begins the form for comments. */
export const COMMENTS =
  /^[^\p{L}]*(?:\d+ )?(?:commentaires?|comments?|(?:laisser|laissez|poster|ajouter|ecrire) (?:un|votre) commentaire|laisser une reponse|leave a (?:comment|reply)|post a comment|add a comment|join the (?:conversation|discussion)|votre commentaire|repondre)(?: ?\(\d+\)| ?: ?\d*| annuler la reponse| cancel reply)?[^\p{L}]*$/iu;
/** What only such a form says. */
export const COMMENT_FORM =
  /(?:(?:laisser|laissez|poster|ajouter) (?:un|votre) commentaire|laisser une reponse|leave a (?:comment|reply)|post a comment|entrez votre (?:commentaire|nom)|votre adresse (?:e-?mail|de messagerie) ne sera pas|enregistrer mon nom|your email address will not|save my name|champs obligatoires|required fields|please enter your (?:comment|name)|commentaire \*|comment \*|connectez-vous pour (?:commenter|publier)|log ?in to (?:comment|reply|post)|signaler un (?:abus|commentaire))/iu;
/** A heading over a list of other articles, which follows it. */
export const LIST_HEADING =
  /^[^\p{L}]*(?:a (?:lire|voir)(?: (?:aussi|egalement|ensuite))?|(?:lire|voir) (?:aussi|egalement)|sur le meme (?:sujet|theme)|(?:nos |les )?(?:derniers |autres )?articles (?:similaires|lies|connexes|recents|recommandes|les plus lus)|vous aimerez aussi|dans la meme rubrique|les plus lus|related(?: (?:articles|stories|posts|topics|content|news))?|read (?:also|more|next)|see also|you (?:may|might) also like|more (?:stories|on this(?: story)?)|most (?:read|popular)|recommended(?: for you)?|what to read next)[^\p{L}]*$/iu;
