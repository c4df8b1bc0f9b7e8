/** Discord's dark theme, as far as the preview needs it. */
export const STYLE = `
:root { color-scheme: dark; --text: #dfdfe2; --muted: #9b9ca3; --line: #34343b; --card: #242429; }
* { box-sizing: border-box; }
body { margin: 0; background: #1a1a1e; color: var(--text);
  font: 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 1280px; margin: 0 auto; padding: 0 16px; }
header p { color: var(--muted); max-width: 46em; }
h1 { font-size: 22px; margin: 24px 0 4px; color: #fff; }
h2 { font-size: 18px; margin: 24px 0 0; color: #fff; }
header a, h3 a { color: #8ea1ff; }
main { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 32px; padding-bottom: 48px; }
section { display: grid; grid-template-rows: subgrid; }
h3 { display: flex; align-items: center; gap: 8px; margin: 32px 0 8px; font-size: 12px; font-weight: 600;
  color: var(--muted); }
h3::before, h3::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.message { display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: 0 16px; padding: 8px 0; }
.how { grid-column: 2; display: flex; align-items: center; gap: 6px; margin-bottom: 2px; font-size: 14px;
  color: var(--muted); }
.how b { color: #8ea1ff; font-weight: 500; }
.how .avatar { width: 16px; height: 16px; font-size: 9px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #5865f2; color: #fff; font-weight: 600;
  font-size: 18px; display: flex; align-items: center; justify-content: center; grid-column: 1; grid-row: span 3; flex: none; }
.avatar.person { background: #3ba55c; }
.who { display: flex; align-items: center; gap: 6px; color: #fff; font-weight: 500; }
.who time { color: var(--muted); font-size: 12px; font-weight: 400; }
.app { background: #5865f2; color: #fff; font-size: 10px; font-weight: 600; line-height: 15px; padding: 0 5px;
  border-radius: 4px; }
.body, .only { grid-column: 2; min-width: 0; }
.private { background: #5865f214; border-left: 2px solid #5865f2; padding-left: 8px; margin-left: -10px; }
.only { font-size: 12px; color: var(--muted); margin-top: 4px; }
.card { display: flex; flex-direction: column; gap: 8px; max-width: 600px; margin-top: 4px; padding: 16px;
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.text { white-space: pre-wrap; }
.text p { margin: 0; }
.text small { display: block; font-size: 13px; line-height: 1.4; color: var(--muted); }
.text blockquote { margin: 0; padding: 0 8px 0 12px; border-left: 4px solid #65656c; border-radius: 4px 0 0 4px; }
.text h4 { margin: 0; font-size: 16px; line-height: 1.375; font-weight: 700; color: #fff; }
.section { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
.section > div { min-width: 0; }
.section > .button { flex: none; }
.menu { flex: 1; max-width: 400px; background: #1e1e22; border: 1px solid #414149; border-radius: 8px; font-size: 14px; }
.menu summary { display: flex; justify-content: space-between; align-items: center; min-height: 40px; padding: 0 12px;
  color: var(--muted); list-style: none; }
.opens { width: 20px; height: 20px; fill: currentColor; flex: none; }
.choice { padding: 8px 12px; border-top: 1px solid var(--line); }
.choice small { display: block; color: var(--muted); font-size: 12px; }
.text .item { padding-left: 18px; position: relative; }
.text .item::before { content: "•"; position: absolute; left: 4px; }
.text strong { font-weight: 700; }
.text code { font: 85% "gg mono", "Source Code Pro", Consolas, "Noto Sans Mono", monospace; background: #303035;
  border: 1px solid #3d3d44; border-radius: 4px; padding: 0 3px; }
.mention { color: #c9cdfb; background: #5865f24d; border-radius: 3px; padding: 0 2px; }
.card hr { width: 100%; margin: 4px 0; border: 0; border-top: 1px solid var(--line); }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.button { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; padding: 2px 12px; border-radius: 8px;
  background: #36363d; border: 1px solid #414149; color: #fff; font-size: 14px; font-weight: 500; text-decoration: none; }
.button.off { opacity: .5; }
.leaves { width: 16px; height: 16px; fill: currentColor; }
@media (max-width: 900px) { main, section { display: block; } }
@media (max-width: 480px) {
  header, main { padding-left: 12px; padding-right: 12px; }
  .message { gap: 0 12px; }
  .card { padding: 12px; }
}
`;
