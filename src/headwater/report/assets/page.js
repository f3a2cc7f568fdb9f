(function(){
'use strict';
var d=document,root=d.documentElement;
function all(s,r){return Array.prototype.slice.call((r||d).querySelectorAll(s))}

/* one view at a time; every view, claim, article and passage has a link */
var views=all('.view'),tabs=all('.top nav.tabs a'),tales=all('.tale'),problems=d.getElementById('problems');
function find(id){try{return d.getElementById(decodeURIComponent(id))}catch(e){return null}}
function go(){
 var el=find(location.hash.slice(1)),view=el&&(el.classList.contains('view')?el:el.closest('.view'));
 if(el&&el.classList.contains('tale'))view=el.querySelector('.view');
 if(!view)view=views[0];
 if(!view)return;
 var tale=view.closest('.tale')||tales[0];
 views.forEach(function(v){v.classList.toggle('on',v===view)});
 if(problems&&!problems.closest('.view'))problems.hidden=!/-(ledger|unknown)$/.test(view.id);
 tabs.forEach(function(a){
  var v=a.dataset.v;
  if(v&&tale){a.setAttribute('href','#'+tale.id+'-'+v);a.parentNode.hidden=view.id==='stories'||!d.getElementById(tale.id+'-'+v)}
  if(a.hash==='#'+view.id)a.setAttribute('aria-current','page');else a.removeAttribute('aria-current');
 });
 panel(view,el);
 all('.hit').forEach(function(x){x.classList.remove('hit')});
 var passage=el&&/-t(\d+)$/.exec(el.id);
 if(passage)all('[data-k~="'+passage[1]+'"]',el.closest('.panel')).forEach(function(x){x.classList.add('hit')});
 if(el&&el!==view&&view.contains(el)){
  var shut=el.closest('details');
  while(shut){shut.open=true;shut=shut.parentNode.closest('details')}
  el.scrollIntoView();
 }else scrollTo(0,0);
}
function panel(view,el){
 var ps=all('.panel',view);
 if(!ps.length)return;
 var on=el&&el.closest&&el.closest('.panel')||ps[0];
 ps.forEach(function(p){p.classList.toggle('on',p===on)});
 all('[data-p]',view).forEach(function(a){
  if(a.hash==='#'+on.id)a.setAttribute('aria-current','true');else a.removeAttribute('aria-current')});
}
addEventListener('hashchange',go);

/* details start shut where scripts run; without scripts, and on paper, everything is open */
var shut=all('details[data-shut]');
shut.forEach(function(x){x.open=false});
var before=[];
addEventListener('beforeprint',function(){
 before=all('details').map(function(x){var o=x.open;x.open=true;return [x,o]})});
addEventListener('afterprint',function(){before.forEach(function(p){p[0].open=p[1]})});
all('.cl .gl').forEach(function(x){
 var row=x.closest('tbody'),why=row&&row.querySelector('.why details');
 if(why)x.closest('th').addEventListener('click',function(){why.open=!why.open});
});

/* a word dims nothing here: rows without it are hidden until it is cleared */
all('[data-filter]').forEach(function(box){box.addEventListener('input',function(){
 var word=box.value.trim().toLowerCase(),view=box.closest('.view');
 if(word)all('.more',view).forEach(function(x){x.open=true});
 all(box.dataset.filter,view).forEach(function(row){
  row.hidden=!!word&&row.textContent.toLowerCase().indexOf(word)<0});
})});

/* theme: automatic, light, dark */
var modes=['auto','light','dark'],names=['Auto','Light','Dark'],button=d.getElementById('theme'),mode=0;
function kept(value){try{if(value===undefined)return localStorage.getItem('headwater-theme');localStorage.setItem('headwater-theme',value)}catch(e){return null}}
function theme(i){
 mode=i;
 if(i)root.dataset.theme=modes[i];else delete root.dataset.theme;
 button.textContent=names[i];
 button.setAttribute('aria-label',names[i]+': colour theme');
}
if(button){
 theme(Math.max(0,modes.indexOf(kept())));
 button.addEventListener('click',function(){theme((mode+1)%3);kept(modes[mode])});
}

/* map: hover shows, click or Enter keeps; a claim dims the rest, never removes it */
all('.map').forEach(function(map){
 var evidence=all('.ev>li',map),edges=all('.edge',map),keep=evidence.length?evidence[0].id:'';
 function show(id){
  evidence.forEach(function(x){x.hidden=x.id!==id});
  edges.forEach(function(x){x.classList.toggle('sel',x.dataset.e===id)});
 }
 edges.forEach(function(x){
  x.addEventListener('mouseenter',function(){show(x.dataset.e)});
  x.addEventListener('mouseleave',function(){show(keep)});
  x.addEventListener('focus',function(){show(keep=x.dataset.e)});
  x.addEventListener('click',function(){show(keep=x.dataset.e)});
  x.addEventListener('keydown',function(k){
   if(k.key==='Enter'||k.key===' '){k.preventDefault();show(keep=x.dataset.e)}});
 });
 if(keep)show(keep);
 var claims=all('[data-claim]',map),parts=all('figure [data-c]',map);
 claims.forEach(function(x){x.addEventListener('click',function(){
  var c=x.dataset.claim;
  claims.forEach(function(y){y.setAttribute('aria-pressed',y===x)});
  parts.forEach(function(p){p.classList.toggle('dim',!!c&&p.dataset.c.split(' ').indexOf(c)<0)});
  var of=edges.filter(function(e){return c&&e.dataset.c.split(' ').indexOf(c)>=0});
  edges.forEach(function(e){e.classList.toggle('on',of.indexOf(e)>=0)});
  if(of.length)show(keep=of[0].dataset.e);
 })});
});

/* a passage and its note light up together */
all('.panel').forEach(function(p){
 function on(e){
  var x=e.target.closest('[data-k],.note');
  all('.on',p).forEach(function(y){y.classList.remove('on')});
  if(!x)return;
  var k=(x.dataset.k||(x.id||'').replace(/^.*-n/,'')).split(' ')[0];
  if(k)all('[data-k~="'+k+'"]',p).forEach(function(y){y.classList.add('on')});
 }
 p.addEventListener('mouseover',on);
 p.addEventListener('focusin',on);
 p.addEventListener('mouseleave',function(){all('.on',p).forEach(function(y){y.classList.remove('on')})});
});

/* save what is shown */
function save(name,type,text){
 var a=d.createElement('a'),url=URL.createObjectURL(new Blob([text],{type:type}));
 a.href=url;a.download=name;d.body.appendChild(a);a.click();a.remove();
 setTimeout(function(){URL.revokeObjectURL(url)},1000);
}
function cell(x){
 var t=(x||'').replace(/\s+/g,' ').trim();
 if(/^[=+\-@]/.test(t))t="'"+t;
 return '"'+t.replace(/"/g,'""')+'"';
}
function text(row,s){var x=row.querySelector(s);return x?x.textContent:''}
all('[data-save]').forEach(function(b){b.addEventListener('click',function(){
 if(b.dataset.save==='json'){
  save('dossier.json','application/json',d.getElementById('dossier').textContent);return}
 var rows=['claim,by,outlets,collections,origins,worst difference,flags'];
 all('.ledger tbody[id]',b.closest('.view')).forEach(function(r){
  rows.push([text(r,'.gl'),text(r,'.by'),text(r,'[data-l=Outlets] b'),text(r,'[data-l=Collections] b'),
   text(r,'[data-l=Origins] b'),text(r,'.chg'),all('.flag li',r).map(function(x){return x.textContent}).join('; ')].map(cell).join(','))});
 save('ledger.csv','text/csv',rows.join('\r\n')+'\r\n');
})});
go();
})();
