import { type LinePattern, line, regex } from './pattern.js';
import { NETWORK } from './words.js';

/** Calls to share, follow, subscribe and pay. */
export const CALLS: readonly LinePattern[] = [
  line(
    'Partager sur Facebook; Partagez cet article; Tweeter; Share this article',
    200,
    regex('iu')`
      ^[^\p{L}]*(?:partager?|partagez(?:-(?:le|la|les))?|tweeter|tweetez|retweetez|epingler|envoyer|imprimer|
      share|tweet|pin|copier le lien|copy link)(?:\s*(?:$|:|[!|•])| (?:sur|on|via|par (?:e-?)?mail|with|
      avec (?:un|vos|tes) ami|cet? (?:article|page|info\w*|contenu|publication)|l'article|cette page|this|
      the (?:article|story|post)|it\b|a un ami|autour de vous))
    `,
  ),
  line(
    'Vous aimez cet article ? Partagez-le; Did you like this story?',
    200,
    regex('iu')`
      ^[^\p{L}]*(?:(?:si )?vous (?:avez )?(?:aime[rz]?|apprecie[rz]?) (?:cet|ce|cette|notre|nos)\b|
      (?:cet article|ce contenu) vous (?:a (?:plu|interesse|aide)|plait)|(?:did )?you (?:like|liked|enjoy|
      enjoyed|find)(?:ed)? this)
    `,
  ),
  line(
    'Facebook Twitter WhatsApp (a bar of buttons); Instagram',
    200,
    regex('iu')`
      ^[^\p{L}]*(?!(?:sur|on|et|and)\b)(?:(?:partager|share|suivre|follow|sur|on|et|and|
      ${NETWORK})[^\p{L}\p{N}]*)*${NETWORK}[^\p{L}]*$
    `,
  ),
  line(
    'Suivez-nous sur Telegram; Retrouvez-nous sur nos reseaux; Follow us on X',
    260,
    regex('iu')`
      ^[^\p{L}]*(?:suivez|retrouvez|rejoignez|follow|find|join|like|suivre|abonnez|visit|aimez)(?:-| )(?:nous|
      vous|us|me|notre|our|la|le|les|toute|@\w+)\b.{0,120}\b(?:${NETWORK}|reseaux(?: sociaux)?|social media|
      chaine|channel|page|forum|application|app)\b[^"]*$
    `,
  ),
  line(
    "Suivez-nous; Follow us; Suivez toute l'actualite en direct",
    200,
    regex('iu')`
      ^[^\p{L}]*(?:(?:suivez|rejoignez|retrouvez|contactez|soutenez|ecrivez|aidez)-nous|follow us|join us|contact us|
      support us|(?:suivez|retrouvez) (?:toute l'|l'|toutes (?:les|nos) )(?:actualites?|infos?|
      informations)\b)[^"]*$
    `,
  ),
  line(
    "Abonnez-vous; Je m'abonne; Deja abonne ? Se connecter; Subscribe now",
    260,
    regex('iu')`
      ^[^\p{L}]*(?:abonnez-vous|s'abonner|je m'abonne|deja (?:abonne|inscrit|client)|se connecter|
      connectez-vous|s'inscrire|inscrivez-vous|creer un compte|subscribe(?: now| to| for| today)?\b(?!d)|
      sign (?:up|in)\b|log ?in\b|already (?:a )?(?:subscrib|member|have an)|get (?:our|
      the) (?:free )?(?:newsletter|app|latest))[^"]*$
    `,
  ),
  line(
    'Article reserve a nos abonnes; La suite est reservee; This content is for subscribers',
    300,
    regex('iu')`
      (?:(?:article|contenu|acces|lecture|suite|
      edition)(?: de l'article| de cet article)?(?: est| sont)? reserve(?:e|s|es)? (?:a |
      aux )(?:nos )?(?:abonne|adherent|membre|inscrit)|il vous reste [\d.,]+ ?% de cet article|(?:subscribers?|
      members?)[ -]only|for subscribers only|this (?:article|content|story) is (?:for|only|available|reserved)|
      pour lire la suite|debloquez (?:cet|l')|testez (?:gratuitement|sans engagement)|nos offres? d'abonnement|
      read(?:ing)? (?:the )?full (?:article|story) (?:with|by)|free articles? (?:left|remaining|this month))
    `,
  ),
  line(
    'Telechargez notre application; Cliquez ici pour...; Download our app',
    220,
    regex('iu')`
      ^[^\p{L}]*(?:telechargez|installez|decouvrez|essayez|download|get) (?:notre|nos|l'|our|
      the) ?(?:application|app|appli|offres?|podcasts?|newsletters?)\b|^[^\p{L}]*cliquez (?:ici|sur (?:ce|
      le) lien)
    `,
  ),
  line(
    "Newsletter; Faire un don; J'accepte; J'aime chargement...; Comments are closed (buttons and notices)",
    120,
    regex('iu')`
      ^[^\p{L}]*(?:abonnements?|newsletters?|inscription(?: a la newsletter)?|suivre|fermer|close|j'accepte|
      accepter(?: et continuer)?|tout accepter|j'aime(?: chargement)?|wordpress|faire un don|donate(?: now)?|paypal|
      navigation (?:de l'article|des articles)|(?:merci|thank you) (?:de|pour|for) (?:votre|your) (?:soutien|don|
      lecture|support)|enable notifications|commentaires (?:sont )?fermes|comments (?:are )?closed|
      vous devez etre connecte.*|you must be logged in.*|publie dans .*|en partenariat avec .*|click to share.*|
      our standards: .*|reproduction autorisee.*)[^\p{L}.]*$
    `,
  ),
  line(
    'Recevez chaque matin nos articles dans votre boite mail',
    260,
    /^[^\p{L}]*(?:recevez|receive|get)\b[^"]*\b(?:boite (?:mail|e-mail)|e-?mails?|newsletters?|infolettre|inbox|alertes)\b[^"]*$/iu,
  ),
  line(
    "Les opinions exprimees ici n'engagent que leur auteur; The views expressed in this article are",
    400,
    /^[^\p{L}]*(?:les (?:opinions|propos|points de vue|idees|assertions)\b[^.]{0,120}n'engagent|the (?:views|opinions) expressed (?:in|here|are))/iu,
  ),
];
