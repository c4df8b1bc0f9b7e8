/** What a site says of its money, its rights, its rules and its forms. Refuses paragraphs in which somebody is quoted. */
import { type LinePattern, line, REPORTED, spoken } from './pattern.js';

export const NOTICES: readonly LinePattern[] = [
  // We may receive compensation when you click on links; Nous percevons une commission sur les achats par nos liens
  line(600, 'u', REPORTED)`
    ^(?=.*\b(?:[Ll]inks?|[Aa]dvertis\w+|[Ll]iens?|[Cc]li(?:c|ck|que)\w*|[Aa]ffili\w+|[Pp]urchases?|[Bb]uy|achat|
    achete[rz])\b)(?=.*\b(?:[Ww]e|[Oo]ur|us|[Yy]ours?|[Yy]ou|[Nn]ous|[Nn]os|[Nn]otre|[Vv]ous|[Vv]os|[Vv]otre)\b).*
    \b(?:[Ww]e|[Nn]ous|(?:[Oo]ur|[Tt]his|[Nn]otre|[Cc]e|[Ll]e) (?:\p{Ll}+ )?(?:site|website|blog|page|publisher|
    partners?|team|redaction|media|journal)|\p{Lu}[\p{L}.'-]* (?=may|might|can|could|peut|pourra))\b[^.!?]{0,50}
    \b(?:(?:be )?(?=compensated)|receive|earn|get|make|collect|be paid|percev\w+|recev\w+|touche\w*|gagne\w*)\b
    [^.!?]{0,60}\b(?:commissions?|compensat(?:ion|ed)|remuneration|revenues?|fees?|percentage|portion|share|pourcentage)\b
  `,
  // This post may contain affiliate links; Cet article contient des liens d'affiliation
  spoken(500)`
    (?:this|the|our|some|certain|cet|cette|ce|nos|les|certains)(?: \p{L}+){0,3}? (?:may |can |peu(?:t|vent) )?
    (?:contains?|includes?|uses?|contien\w+|comporte\w*|contenir|comporter|inclure|utilise)\b.{0,40}\b(?:affiliat\w+|
    liens? (?:d'|de )?(?:affili\w+|sponsoris\w+|partenaires?|remuner\w+)|(?:sponsored|paid|partner) links)
  `,
  // Some of the links in this article are affiliate links; Les liens sont affilies; As an Amazon associate
  spoken(500)`
    (?:(?:les |(?:some|all|any) (?:of )?(?:the )?|certain |certains )?(?:liens|links)\b.{0,60}\b(?:sont|are|may be)\b
    .{0,20}\b(?:affili\w+|sponsoris\w+|sponsored|remuneres)|as an amazon associate|en tant que partenaire amazon)
  `,
  // This content was produced by our commercial team; It was not written by the newsroom; brought to you by
  spoken(400)`
    (?:(?:this|the) (?:content|article|story|post|page|section|series) (?:is|was|has been) (?:\p{L}+ )?(?:sponsored|
    paid for|produced by|brought to you|made possible|(?:created|written|provided) (?:by|for) (?:an? |our )?(?:advertis|
    sponsor|partner|client|brand))|(?:it|this (?:article|content)) (?:is|was) not (?:written|produced|created) by\b
    .{0,60}\b(?:editorial|newsroom|journalists))
  `,
  // Ce contenu vous est propose par X; La redaction n'a pas participe a ce contenu
  spoken(400)`
    (?:(?:ce|cet|cette) (?:contenu|article|page|serie|publireportage|dossier) (?:a ete |vous est |est )(?:\p{L}+ )?
    (?:sponsorise|(?:propose|finance|offert|paye) par|(?:realise|produit|redige) (?:par (?:un |notre |nos )?(?:annonceur|
    partenaire|le service (?:commercial|publicite)|la regie)|en partenariat|pour le compte))|la redaction\b.{0,40}
    \bn'(?:a|est) (?:pas|ni) (?:participe|pris part|intervenue?|responsable))
  `,
  // Contenu sponsorise; Publi-redactionnel; Paid content; Affiliate disclosure
  spoken(100)`
    (?:(?:contenu|article|page) (?:sponsorise|partenaire|de marque|publicitaire)e?(?: par .{1,40})?[.!]?$|
    (?:publi-?(?:redactionnel|reportage|communique)|(?:paid|partner|branded) (?:content|post)|advertorial|(?:ad|
    advertis\p{L}+|affiliate) disclosure)\b[^.]{0,60}$)
  `,
  // Products are independently selected; Prices are correct at the time of publication; Prix susceptibles de changer
  line(300, 'iu', REPORTED)`
    ^[^\p{L}]*(?:all |the |our |tous |toutes |les |nos )*(?:products?|items?|prices?|deals?|prix|produits|offres|editors|
    journalistes|tarifs)\b.{0,100}\b(?:independently|(?:at|au) (?:the )?(?:time|moment) (?:of|de|ou) (?:la |l')?(?:publi|
    writ|redac|ecri)|en toute independance|(?:subject to|susceptibles? (?:de|d'))(?:change|varier|changer|evoluer))
  `,
  // Tous droits reserves; All rights reserved; Reproduction interdite; Copyright 2022; Nous contacter
  line(400, 'iu')`
    (?:tous droits (?:de reproduction )?reserves(?! aux?\b)|all rights reserved|reproduction (?:(?:totale|partielle|meme|ou|
    et|diffusion|rediffusion|integrale|strictement) ){0,5}interdite|^[^\p{L}]*(?:copyright|mentions legales|conditions
    [ ]generales|politique de confidentialite|privacy policy|terms of (?:use|service)|nous contacter|contact(?= ?:|$)|
    qui sommes-nous|about us|a propos de nous)\b[^.]{0,80}$)
  `,
  // This article is the copyrighted property of X; This material may not be published, broadcast or rewritten
  spoken(500)`
    (?:this|these|the|all|our|any) (?:(?:above|following) )?(?:article|stor(?:y|ie)|content|material|text|post|site|website|
    page|report|image|photo)s?\b.{0,60}?\b(?:is|are|may|must|can|cannot|remains?)\b[^.]{0,60}\b(?:copyright(?:ed)?\b|
    not be (?:\p{L}+, |\p{L}+ ){0,3}(?:reproduced|published|republished|broadcast|rewritten|redistributed|copied|reprinted|
    used without))
  `,
  // Written permission must be obtained; No part of this article; Republication is prohibited; Reprinted by permission
  spoken(500)`
    (?:(?:prior )?(?:written )?permission (?:must|is|should|in writing)\b.{0,80}\b(?:obtained|required|sought|reprint|
    reproduc|re-?publi|copy)|no part of (?:this|the) (?:article|story|site|website|content|publication|material)|
    (?:unauthori[sz]ed )?(?:reproduction|reprinting|republication|redistribution|republishing|copying|use)\b.{0,80}
    \b(?:(?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden)|without (?:\p{L}+ )?(?:permission|consent))|
    (?:republished|reprinted|reproduced|used|published) (?:here )?(?:with|by) (?:kind )?permission)
  `,
  // Cet article est protege par le droit d'auteur; Toute reproduction de cet article est interdite sans accord
  spoken(500)`
    (?:(?:cet|cette|ce|ces|nos|les|l'|le|tous les) ?(?:articles?|textes?|contenus?|pages?|site|photos?)\b.{0,40}\b
    (?:(?:est|sont) (?:\p{L}+ )?(?:protege|la propriete (?:exclusive )?d)|ne (?:peut|peuvent|doit|doivent) (?:pas )?etre
    [ ](?:\p{L}+, |\p{L}+ ){0,3}(?:reproduit|republie|copie|diffuse|utilise))|(?:toute |la )?(?:reproduction|rediffusion|
    copie|republication|utilisation|diffusion)\b.{0,80}\b(?:articles?|contenus?|textes?|photos?|site|partielle|totale|
    integrale)\b.{0,80}\b(?:interdit|sans (?:l')?(?:autorisation|accord)|soumise|prohibe))
  `,
  // Nous utilisons des cookies; En poursuivant votre navigation, vous acceptez; We value your privacy
  spoken(600)`
    (?:(?:nous|ce site|notre site|we|this (?:site|website)|our (?:site|website))(?: \p{L}+){0,4}? (?:utilis(?:ons|e)|
    deposons|stockons|use[sd]?|store)\b.{0,60}\b(?:cookies|traceurs|trackers)|(?:en (?:poursuivant|continuant)|by
    [ ](?:continuing|using|closing|clicking|browsing))\b.{0,80}\b(?:vous acceptez|you (?:agree|accept|consent))|(?:nous|we)
    [ ](?:et|and) (?:nos|our) (?:\d+ )?(?:partenaires|partners)\b|(?:nos|our) (?:\d+ )?(?:partenaires|partners) (?:et nous|
    and we)|we value your privacy|(?:le respect de )?votre vie privee (?:est|nous)|(?:continuer|continue) (?:sans|without)
    [ ](?:accepter|accepting)|(?:gerer|parametrer|modifier|manage|change) (?:(?:mes|vos|my|your|les|the) )?(?:cookies|choix|
    preferences|consent\p{L}*|(?:cookie|privacy) (?:settings|preferences)))
  `,
  // Ce contenu est bloque car vous n'avez pas accepte; We need your consent to load this; Ce contenu provient de
  spoken(400)`
    (?:(?:this|the|ce|cette|le|la) (?:content|video|page|embed|contenu|publication) (?:is|was|has been|est|a ete|n'est)
    [ ](?:blocked|hidden|not available|bloque|masque|desactive|pas (?:disponible|affiche)|indisponible)\p{L}*\b.{0,60}\b
    (?:cookies?|consent\p{L}*|you|your|vous|votre)\b|(?:we|nous) (?:need|avons besoin de) (?:your|votre) (?:consent|
    consentement|permission|accord)|(?:ce contenu|this content) (?:provient|est heberge|est fourni|is hosted|is provided|
    comes)\b[^"]{0,80}\b(?:cookies|traceurs|consent\p{L}*|donnees|data))
  `,
  // Veuillez accepter les cookies pour voir cette video; Activez JavaScript; Your browser does not
  line(400, 'iu', REPORTED)`
    (?:\b(?:vous|votre|vos|you|your|please|veuillez|merci)\b.{0,80}\b(?:accept|refus|autoris|activ|enabl|allow|consent|choix|
    preferences)\p{L}*\b.{0,40}\b(?:cookies?|traceurs)\b|(?:activer|enable|activez) (?:le )?java ?script|votre navigateur
    [ ](?:ne|est)|your browser (?:does|is))
  `,
  // Comments are moderated; Les commentaires sont fermes; Comments will be reviewed before they appear
  line(120, 'iu', REPORTED)`
    ^[^\p{L}]*(?:tous |all )?(?:les |vos |nos |the |your |our )?(?:comment sections?|espace commentaires?|comm?ent(?:aires|
    s))(?: (?:de|a|on|for|to|below|sous|sur) (?:cet|ce|cette|this|the|our|nos) \p{L}+)? (?:est|is|sont|seront|peuvent etre|
    are|will be|may be|have been)(?: \p{L}+)?? (?:pre-?|a (?:priori|posteriori) )?(?:moderated?|moderes?|reviewed|closed|
    disabled|turned off|fermes|desactives|clos|valides|relus|publies|published|approved|supprimes|removed|deleted|soumis|
    subject)(?: (?:a|au|aux|to|by|par|avant|before|pour|for|on|apres|after|if|s'ils)\b[^.]{0,50})?[.!]?[^\p{L}]*$
  `,
  // Soyez respectueux; Please keep comments civil; Restez polis; No personal attacks
  spoken(500)`
    (?:(?:soyez|restez|be|stay|keep it|keep (?:your |the )?(?:comments|discussion|conversation|debate)|please (?:be|stay|
    remain|keep \p{L}+(?: \p{L}+)?)|merci (?:de rester|d'etre))(?: \p{L}+)?? (?:respect\p{L}+|courtois|polie?s?\b|
    bienveillants?|civil|polite|constructi\p{L}+|kind|nice|on topic)(?=[^\p{L}\s]|$| (?:et|and|envers|to|with|towards|
    entre|dans|in your)\b)|(?:pas d'|no )(?:insultes?|attaques? personnelles?|insults|personal attacks|hate speech)\b)
  `,
  // Merci de respecter la charte; Read our comment policy before posting; Regles de bonne conduite
  spoken(500)`
    (?:(?:merci de |veuillez |please |pensez a )?(?:respecte[rz]|lire|lisez|consulte[rz]|read|respect|follow|see|review|
    check|observe)\b.{0,40}\b(?:chartes?|regles (?:de (?:moderation|la communaute|bonne conduite)|d'usage)|netiquette|
    (?:comment(?:s|ing)?|moderation|community) (?:policy|rules?|guidelines|standards)|house rules)|(?:regles de (?:bonne
    [ ]conduite|moderation)|community guidelines|comment(?:ing)? (?:policy|guidelines))[^\p{L}]*$)
  `,
  // En publiant, vous acceptez notre charte; By posting, you agree; We reserve the right to remove comments
  spoken(500)`
    (?:(?:en (?:commentant|publiant|postant|soumettant|vous inscrivant|validant)|by (?:posting|commenting|submitting|
    signing up|subscribing|registering))\b.{0,100}\b(?:vous (?:acceptez|reconnaissez|vous engagez)|you (?:agree|accept|
    acknowledge|consent))|(?:nous nous reservons|la redaction se reserve|we reserve) (?:le droit|the right)\b.{0,80}\b
    (?:supprimer|moderer|publier|effacer|delete|remove|edit|moderate|publish))
  `,
  // Tout propos injurieux sera supprime; Comments will not be published; Comments must respect our rules
  spoken(500)`
    (?:tou[st]e?s? (?:les )?|les |any |all |vos |your |nos |our )?(?:comment(?:aire)?s?|propos|messages|avis|insultes|
    reactions|contributions|posts)\b[^.]{0,100}\b(?:(?:sera|seront|pourra etre|pourront etre) (?:\p{L}+ )?(?:supprime|
    efface|modere|rejete|banni|publie|valide)|ne (?:sera|seront) pas (?:publie|accepte|valide|tolere)|will (?:not )?be
    [ ](?:\p{L}+ )?(?:removed|deleted|published|moderated|approved|tolerated)|(?:must|doivent) (?:respect|comply|conform|
    adhere|follow|be (?:civil|respectful|on topic)))
  `,
  // Pour commenter, connectez-vous; You must be logged in to comment; Votre email ne sera pas publie
  spoken(300)`
    (?:(?:pour (?:commenter|reagir|participer)|to (?:comment|leave a comment|join the (?:discussion|conversation)))\b
    [^.]{0,40}\b(?:connectez|inscrivez|identifiez|vous devez|il faut etre|log ?in|sign (?:in|up)|register|you must|
    subscribe)|(?:vous devez etre|you (?:must|need to|have to) be) (?:connecte|inscrit|abonne|identifie|logged|registered|
    signed|a (?:member|subscriber))\p{L}*\b.{0,40}\b(?:comment|post|repl|publier|repondre|reagir|lire|acceder|access|read|
    view)\p{L}*|(?:votre|your) (?:adresse )?(?:e-?mail|mail|adresse|de messagerie)\b.{0,20}\b(?:ne sera|will not|won't))
  `,
  // Your message has been sent; Votre adresse a bien ete enregistree; Un e-mail vous a ete envoye
  spoken(250)`
    (?:(?:your|votre|vos)|(?:the|le|la|an?|un|l')(?=.{0,80}(?:sent|envoye|received|recue?|saved|submitted|registered|
    enregistre|confirmed)e?s?(?: successfully| (?:to|a) (?:you|vous|votre)\b.{0,40})?[.!]?(?:$| please| veuillez| merci|
    [ ]we | nous ))) ?(?:verification |confirmation |activation )?(?:message|e-?mail|mail|courriel|form|formulaire|comment|
    commentaire|subscription|abonnement|inscription|adresse|address|request|demande|feedback|avis|vote|reponse|answer|
    submission|account|compte|preferences|registration|password|mot de passe|lien|link|participation|signalement|report)
    (?: (?:de \p{L}+|e-?mail|address|d'\p{L}+))? (?:(?:has|have) (?:now )?been|was|is(?: now)?|est(?: bien| desormais)?|
    (?:vous )?(?:a|ont)(?: bien)? ete)(?: \p{L}+ly| bien)? (?:sent|received|saved|submitted|confirmed|registered|added|
    created|recorded|updated|posted|awaiting|pending|activated|envoye|enregistre|recue?|prise? en compte|transmis|valide|
    confirme|publie|en attente|cree|ajoute|active|mis)e?s?\b[^.]{0,60}(?:$|[.!])
  `,
  // Thank you for subscribing; Merci pour votre inscription; Merci de vous etre abonne
  spoken(250)`
    (?:thanks|thank you|merci)[ ,!]{1,2}(?:very much |so much |beaucoup )?(?:for|pour|de|d')? ?(?:(?:your |votre |vos |vous
    [ ]etre |avoir )?(?:subscri|sign(?:ing|ed) up|regist|joining|(?:getting in touch|contacting us)|submi|comments?\b|
    feedback|(?<=votre |your )message|interest\b|votes?\b|participation|inscri|abonne|commentaires?\b|interet pour)|votre
    [ ]avis)[^.]{0,60}(?:$|[.!])
  `,
  // You have successfully subscribed; Vous etes desormais inscrit; Check your inbox
  spoken(250)`
    (?:(?:you are|you're|you have|you've|vous etes|vous voila|vous avez)(?: now| maintenant| desormais| bien| been| already|
    [ ]deja)* (?:successfully )?(?:subscribed|unsubscribed|signed up|registered|logged (?:in|out)|inscrite?\b|desinscrit|
    abonnee?\b|desabonne|connectee?\b)[^.]{0,60}(?:$|[.!])|(?:please )?(?:check|verifiez|consultez) (?:your|votre|vos)
    [ ](?:inbox|e-?mails?|spam|boite|courriels?|messagerie|dossier (?:spam|indesirables)))
  `,
  // An error occurred. Please try again; Oops! Something went wrong; Une erreur est survenue lors de l'envoi
  line(220, 'iu', REPORTED)`
    ^[^\p{L}]*(?:(?:oops|oups|sorry|desole|error|erreur)\b[ ,.!:]{1,3})?(?:(?:an|some|the following) (?:unexpected |
    unknown )?errors? (?:has |have )?occurr?ed|something went wrong|une erreur (?:\p{L}+ )?(?:est|s'est|a ete) (?:\p{L}+ )?
    (?:survenue|produite|rencontree|detectee))(?:$|[.,;!:)…-]|(?: (?:while|when|during|with|lors d[eu]|durant|pendant|
    avec))? ?(?:processing|sending|submitting|your|trying|loading|l'envoi|l'enregistrement|l'inscription|votre|la soumission|
    le chargement|chargement|please|try|veuillez|merci))[^.]{0,60}[.!]?(?: (?:please|veuillez|merci)\b.{0,60})?$
  `,
  // Please enter a valid address; Veuillez remplir tous les champs; This field is required; Adresse invalide
  line(220, 'iu', REPORTED)`
    ^[^\p{L}]*(?:(?:please|veuillez|merci de) (?:\p{L}+ )?(?:try again|reessayer|recommencer|(?:enter|entrer|saisir|
    renseigner|indiquer|provide|fill|remplir|check|cocher|verifier|select|selectionner|confirm|confirmer|complete|completer)
    \b.{0,60}\b(?:valid\p{L}*|e-?mail|adresse|address|name|nom|champs?|fields?|captcha|robot|formulaire|form|inscription|
    subscription|box|case|code|mot de passe|password)\b)|(?:this|the|ce|le|all|tous les|les) (?:\p{L}+ )?(?:fields?|champs?)
    \b.{0,40}\b(?:required|mandatory|obligatoires?|requis|invalid\p{L}*|empty|vide)|(?:invalid|(?:l')?adresse|address|
    e-?mail|votre (?:adresse|e-?mail)|your (?:address|e-?mail))(?: e-?mail| address| mail)?(?: address| saisie| renseignee|
    [ ]entered| you entered)?(?: is| est| n'est pas| is not)? (?:not valid|invalid\p{L}*|non valide|incorrect\p{L}*|valide|
    valid|deja \p{L}+|already \p{L}+)|(?:you must|vous devez) (?:accept|agree|accepter|cocher|remplir|saisir|enter)\b.{0,60}|
    leave this field\b.{0,40})[^.]{0,60}[.!]?$
  `,
  // Vous avez repere une erreur ? Signalez-la; Spotted a mistake? Let us know; To report an error, write to
  line(300, 'iu', REPORTED)`
    ^(?=.*\b(?:something wrong|erreurs?|coquilles?|fautes?|inexactitudes?|errors?|mistakes?|typos?|corrections?|
    inaccurac(?:y|ies))\b)(?:.*\b(?:signalez|contactez|ecrivez|dites|faites)-(?:la|le|les|nous)|(?:.*[.!?…:] )?(?:(?:vous
    [ ]avez|avez-vous) (?:repere|vu|constate|releve|remarque|trouve)|pour (?:nous )?signaler|(?:please )?(?:let us know|
    contact us|e-?mail us|tell us|write to us|report it|click here|send (?:us )?(?:an? )?(?:correction|e-?mail))|to (?:report|
    submit|suggest|request|flag)|if you (?:see|spot|find|notice|have|believe)|(?:have you |did you )?spot(?:ted)? an?
    [ ][^.]{0,80}\?)|[^\p{L}]*corrections? ?:.{0,60}@|[^\p{L}]*(?:report|suggest|submit|signaler|suggerer|proposer) (?:une?|
    an?) \p{L}+(?: (?:dans|in|on|sur|about)\b.{0,40})?[^\p{L}]*$)
  `,
  // Ce site utilise Akismet; Notify me of new posts; Powered by WordPress; Jump to Recipe
  line(300, 'iu')`
    ^[^\p{L}]*(?:(?:cet?|cette|this|the) site (?:utilise|uses) akismet|(?:notify me of|notifiez-moi des|prevenez-moi (?:de|
    des)|avertissez-moi (?:de|des))\b|(?:fierement )?(?:propulse par|proudly powered by|powered by) (?:wordpress|blogger|
    ghost|tumblr|medium|squarespace|wix)|(?:jump to|aller a la|print) (?:the )?(?:recipe|recette)\b|reader
    [ ]interactions[^\p{L}]*$)[^"]*$
  `,
];
