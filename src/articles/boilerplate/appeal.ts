/** Words of an appeal to the reader for money or an address. Refuses paragraphs in which somebody is quoted. */
import { REPORTED, regex } from './pattern.js';

/** Where `asked`, `purpose` and `reader` stand in a short paragraph without `reported`, the site speaks. */
export const APPEAL = {
  longest: 700,
  asked: regex('iu')`
    \b(?:newsletters?|lettres? d'information|infolettre|mailing list|faire un don|faites un don|(?:vos|votre|
    un|des|your|a) (?:dons?|soutien|contribution|support|donations?)|soutene[zr]|soutenir|besoin de (?:vous|
    financements?|votre)|contribue[rz]|donate|donations?|support(?:ing)? (?:us|our|independent|quality|the (?:site|
    work))|chip in|donating|aidez-nous|pay ?pal|tipeee|patreon|liberapay|ko-fi|helloasso|buy me a coffee|crowdfunding|adhere[rz]|
    devene[zr] (?:membre|abonne|mecene)|become a (?:member|patron|supporter)|subscri(?:be|ption)|abonne(?:z|
    ment))\b
  `,
  purpose: regex('iu')`
    \b(?:notre (?:site|journal|media|redaction|travail|equipe|independance|chaine|association|blog|newsletter|
    existence)|ce (?:site|blog|journal|media)|ma (?:newsletter|chaine|page)|mon (?:blog|travail|site)|
    information (?:libre|independante|de qualite|gratuite)|(?:presse|media|journalisme|medias) (?:libre|
    independants?|de qualite)|inscri\w+|recev(?:ez|oir)|boite (?:mail|e-mail|de reception)|inbox|
    adresse e-?mail|email address|nos (?:lecteurs|annonceurs|abonnes|articles|contenus|offres|newsletters)|
    our (?:journalism|readers|work|website|site|newsletter|reporting|team|newsroom)|(?:this|the) site running|independent (?:journalism|
    media|news)|via (?:pay ?pal|tipeee|patreon)|sans publicite|ad-free|sign up|lecteurs comme vous|
    readers like you|deductible)\b
  `,
  reader: regex('iu')`
    \b(?:vous|votre|vos|nous|notre|nos|je|j'ai|ma|mon|you|your|we|our|us|soutene[zr]|inscrivez|abonnez|donate|
    support|sign up|faire un don|faites un don)\b
  `,
  reported: REPORTED,
} as const;
