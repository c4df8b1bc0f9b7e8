/** Calls to share, follow, subscribe and pay. */
import { type LinePattern, line, NETWORK } from './pattern.js';

export const CALLS: readonly LinePattern[] = [
  // Partager sur Facebook; Partagez cet article; Tweeter; Share this article
  line(200, 'iu')`
    ^[^\p{L}]*(?:partager?|partagez(?:-(?:le|la|les))?|tweeter|tweetez|retweetez|epingler|envoyer|imprimer|
    share|tweet|pin|copier le lien|copy link)(?:\s*(?:$|:|[!|•])| (?:par (?:e-?)?mail|(?:sur|on|via|with) (?:\S+ )?(?:${NETWORK}|reseaux|social|friends?|others|amis?|family)\b|
    avec (?:un|vos|tes) ami|cet? (?:article|page|info\w*|contenu|publication)|l'article|cette page|this|
    the (?:article|story|post)|it(?:[^\p{L}]*$| (?:on|with|via|now)\b)|a un ami|autour de vous))
  `,
  // Vous aimez cet article ? Partagez-le; Did you like this story?
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:si )?vous (?:avez )?(?:aime[rz]?|apprecie[rz]?) (?:cet|ce|cette|notre|nos)\b|
    (?:si )?(?:cet article|ce contenu|cette \p{L}+) vous (?:a (?:plu|interesse|aide)|plait)|(?:did )?you (?:like|liked|enjoy|
    enjoyed|find)(?:ed)? this)
  `,
  // Facebook Twitter WhatsApp (a bar of buttons); Instagram
  line(200, 'iu')`
    ^[^\p{L}]*(?!(?:sur|on|et|and)\b)(?:(?:partager|share|suivre|follow|sur|on|et|and|
    ${NETWORK})[^\p{L}\p{N}]*)*${NETWORK}[^\p{L}]*$
  `,
  // Suivez-nous sur Telegram; Retrouvez-nous sur nos reseaux; Follow us on X
  line(260, 'iu')`
    ^[^\p{L}]*(?:suivez|retrouvez|rejoignez|follow|find|join|like|suivre|abonnez|visit|aimez)(?:-| )(?:nous|
    vous|us|me|notre|our|la|le|les|toute|@\w+)\b.{0,120}\b(?:${NETWORK}|reseaux(?: sociaux)?|social media|
    chaine|channel|page|forum|application|app)\b[^"]*$
  `,
  // Suivez-nous; Follow us; Suivez toute l'actualite en direct
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:suivez|rejoignez|retrouvez|contactez|soutenez|ecrivez|aidez)-nous|follow us|join us|contact us|
    support us|(?:suivez|retrouvez) (?:toute l'|l'|toutes (?:les|nos) )(?:actualites?|infos?|
    informations)\b)[^"]*$
  `,
  // Abonnez-vous; Je m'abonne; Deja abonne ? Se connecter; Subscribe now
  line(
    260,
    'iu',
    /^Subscribe to (?:the|a|an|this|that) (?!newsletter|blog|channel|magazine|podcast|paper|print|daily|weekly)\p{Ll}|! (?:a|ont|cri\p{L}+|lan\p{L}+|dit|disait|disaient|shouted|said) /u,
  )`
    ^[^\p{L}]*(?:abonnez-vous|s'abonner|je m'abonne|deja (?:abonne|inscrit|client)|se connecter|
    connectez-vous|s'inscrire|inscrivez-vous|creer un compte|subscribe(?: now| to| for| today)?\b(?!d)|
    (?:sign (?:up|in)|log ?in)(?=\s*(?:$|[^\p{L}\s]|(?:to|for|with|now|here|today|and|or|via|using|free)\b))|already (?:a )?(?:subscrib|member|have an)|get (?:our|
    the) (?:free )?(?:newsletter|app|latest))[^"]*$
  `,
  // Article reserve a nos abonnes; La suite est reservee; This content is for subscribers
  line(300, 'iu')`
    (?:(?:article|contenu|acces|lecture|suite|
    edition)(?: de l'article| de cet article)?(?: est| sont)? reserve(?:e|s|es)? (?:a |
    aux )(?:nos )?(?:abonne|adherent|membre|inscrit)|il vous reste [\d.,]+ ?% de cet article|(?:subscribers?|
    members?)[ -]only|for subscribers only|this (?:article|content|story) is (?:for|only|available|reserved)|
    pour lire la suite|debloquez (?:cet|l')|testez (?:gratuitement|sans engagement)|nos offres? d'abonnement|
    read(?:ing)? (?:the )?full (?:article|story) (?:with|by)|free articles? (?:left|remaining|this month))
  `,
  // Telechargez notre application; Cliquez ici pour...; Download our app
  line(220, 'iu')`
    ^[^\p{L}]*(?:telechargez|installez|decouvrez|essayez|download|get) (?:notre|nos|l'|our|
    the) ?(?:application|app|appli|offres?|podcasts?|newsletters?)\b|^[^\p{L}]*cliquez (?:ici|sur (?:ce|
    le) lien)
  `,
  // Newsletter; Faire un don; J'accepte; J'aime chargement...; Comments are closed (buttons and notices)
  line(120, 'iu')`
    ^[^\p{L}]*(?:abonnements?|newsletters?|inscription(?: a la newsletter)?|suivre|fermer|close|j'accepte|
    accepter(?: et continuer)?|tout accepter|j'aime(?: chargement)?|wordpress|faire un don|donate(?: now)?|paypal|
    navigation (?:de l'article|des articles)|(?:merci|thank you) (?:de|pour|for) (?:votre|your) (?:soutien|don|
    lecture|support)|enable notifications|commentaires (?:sont )?fermes|comments (?:are )?closed|
    vous devez etre connecte.*|you must be logged in.*|publie dans .*|en partenariat avec .*|click to share.*|
    our standards: .*|reproduction autorisee.*)[^\p{L}.]*$
  `,
  // Recevez chaque matin nos articles dans votre boite mail
  line(260, 'iu')`
    ^[^\p{L}]*(?:recevez\b[^"]*\b(?:boite (?:mail|e-mail)|e-?mails?|newsletters?|infolettre|alertes)|
    (?:join \d[\d,. ]*\p{L}+ and )?(?:receive|get)\b[^"]*\b(?:inbox|newsletters?|alerts|(?:by|via|our|your|
    daily|weekly|free) e-?mails?))\b[^"]*$
  `,
  // Entrez votre adresse mail; Enter your email address; Rejoignez les 2 000 abonnes; Join 12,000 readers
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:entrez|saisissez|indiquez|laissez) votre (?:adresse |e-?mail)|(?:enter|type) your e-?mail|
    rejoignez (?:les |nos )?\d[\d. ]*(?:autres )?(?:abonne|lecteur|membre|inscrit)|join (?:over |more than |the )?\d[\d,. ]*
    (?:other )?(?:reader|subscriber|follower|member))[^"]*$
  `,
  // Offrez-moi un cafe; Pour soutenir le blog, c'est par ici; Merci a nos tipeurs; Become a patron
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:vous aime[rz] .{0,40}\? ?)?offrez-(?:moi|nous) un cafe|pour (?:me |nous )?soutenir (?:le|ce|
    notre|mon) (?:blog|site|journal|travail|projet)\b.{0,40}\b(?:ici|don|tipeee|paypal)|merci a (?:nos|mes|
    tous (?:nos|mes))\b.{0,30}\b(?:tipeur|tipeu|donateur|mecene|abonne|contributeur)|(?:un petit|chaque|votre) don\b.{0,40}\b
    (?:nous|m'|me) ?aide|your support (?:makes|keeps|helps|allows|means)|help us (?:keep|stay|continue)\b.{0,80}\b
    (?:donat|support|subscri|contribut)|become a (?:patron|supporter)\b|.{0,80}\bbuy(?:ing)? (?:me|us) a coffee)[^"]*$
  `,
  // Dites-moi en commentaire; Let me know in the comments below
  line(
    200,
    'iu',
  )`^[^\p{L}]*(?:dites-(?:moi|nous)|let (?:me|us) know|tell (?:me|us))\b[^"]*\b(?:en commentaires?|(?:in|dans) (?:the|les) comm?ent(?:s|aires))\b[^"]*$`,
  // Les opinions exprimees ici n'engagent que leur auteur; The views expressed in this article are
  line(
    400,
    'iu',
  )`^[^\p{L}]*(?:les (?:opinions|propos|points de vue|idees|assertions)\b[^.]{0,120}n'engagent|the (?:views|opinions) expressed (?:in|here|are))`,
];
