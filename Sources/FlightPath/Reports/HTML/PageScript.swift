/// The page's script: it chooses a question and a leg, draws its way, and steps along it. All text is set as text.
enum PageScript {
    static let text = "(()=>{\"use strict\";\n" + drawing + choosing + keys + page + "})();"

    private static let drawing = #"""
        const $=id=>document.getElementById(id);
        const map=JSON.parse($("map-data").textContent);
        const figure=$("map"),lines=$("lines"),badges=$("badges");
        const articles=[...document.querySelectorAll("article[data-question]")];
        const routes=new Map(map.routes.map(r=>[r.from+" "+r.to+" "+r.isReply,r.line]));
        let question=-1,way=[],hops=[],place=-1;

        function shape(parent,name,attributes,text){
          const node=document.createElementNS("http://www.w3.org/2000/svg",name);
          for(const key of Object.keys(attributes))node.setAttribute(key,attributes[key]);
          if(text!==undefined)node.textContent=text;
          parent.append(node);
          return node;
        }
        function draw(){
          if(!figure)return;
          lines.replaceChildren();badges.replaceChildren();
          const taken=new Map();
          let stopped=false;
          way.forEach((leg,number)=>{
            const at=map.questions[question].legs[leg];
            stopped=follow(at.forward,false,`q${question}-l${leg}-f`,number+1,stopped,taken,at.isBlocked);
            follow(at.reply,true,`q${question}-l${leg}-r`,number+1,stopped,taken,at.isBlocked);
          });
          const used=new Set(hops.map(one=>one.hop.at));
          for(const thing of document.querySelectorAll(".thing"))thing.classList.toggle("off",!used.has(Number(thing.dataset.thing)));
          // What does not fit shows the block first.
          const stop=badges.querySelector(".badge.denied,.badge.undetermined");
          if(stop)bring(stop);
        }
        function follow(all,isReply,prefix,leg,stopped,taken,isBlocked){
          all.forEach((hop,index)=>{
            if(hop.at===undefined)return;
            const from=index>0?all[index-1].at:undefined;
            const line=routes.get(from+" "+hop.at+" "+isReply);
            if(line){
              const state=(isReply?" back":"")+(stopped?" beyond":"");
              shape(lines,"path",{class:"line"+state,"marker-end":`url(#tip-${isReply?"back":"there"})`,d:line});
            }
            badge(hop,isReply,leg,index+1,prefix+(index+1),taken,isBlocked);
            if(hop.stops==="denied"&&isBlocked)stopped=true;
          });
          return stopped;
        }
        function badge(hop,isReply,leg,number,id,taken,isBlocked){
          const thing=map.things[hop.at];
          const label=hop.stops==="denied"?(isBlocked?"✕ blocked":"✕ in part"):hop.stops?"? not known":way.length>1?leg+"·"+number:String(number);
          const width=hop.stops?66:label.length*6+8;
          const key=hop.at*2+(isReply?1:0);
          const offset=taken.get(key)||0;
          taken.set(key,offset+width+3);
          const x=thing.x+thing.width-6-offset-width,y=isReply?thing.y+thing.height-4:thing.y-10;
          const state=hop.stops||(isReply?"back":"there");
          if(hop.stops)shape(badges,"rect",{class:"ring "+state,x:thing.x-3,y:thing.y-3,width:thing.width+6,height:thing.height+6,rx:7});
          const group=shape(badges,"g",{class:"badge "+state,"data-hop":id});
          shape(group,"rect",{x,y,width,height:14,rx:7});
          shape(group,"text",{x:x+Math.floor(width/2),y:y+11,"text-anchor":"middle"},label);
        }

        """#

    private static let choosing = #"""
        function showQuestion(index){
          if(index===question||!articles[index])return;
          question=index;
          articles.forEach((article,number)=>{article.hidden=number!==index;});
          for(const link of document.querySelectorAll(".pick")){
            if(link.dataset.question===String(index))link.setAttribute("aria-current","true");else link.removeAttribute("aria-current");
          }
          if(figure)articles[index].querySelector(".slot").append(figure);
          const asked=map.questions[index];
          if(asked&&asked.first!==undefined){showLeg(asked.first);}
          else{way=[];hops=[];place=-1;draw();forget();}
          if(figure)figure.hidden=!way.length;
        }
        function showLeg(leg){
          const asked=map.questions[question];
          way=asked.legs[leg].way;
          hops=[];
          for(const one of way){
            asked.legs[one].forward.forEach((hop,i)=>hops.push({id:`q${question}-l${one}-f${i+1}`,hop}));
            asked.legs[one].reply.forEach((hop,i)=>hops.push({id:`q${question}-l${one}-r${i+1}`,hop}));
          }
          place=-1;
          draw();forget();
        }
        function forget(){
          for(const node of document.querySelectorAll(".now,.halo")){node.classList.remove("now");if(node.classList.contains("halo"))node.remove();}
          $("chosen")&&($("chosen").hidden=true);
        }
        function legOf(id){const found=/-l(\d+)-/.exec(id);return found?Number(found[1]):-1;}
        function choose(id,says){
          const row=$(id);
          if(!row||!figure)return;
          const leg=legOf(id);
          if(!way.includes(leg))showLeg(leg);
          place=hops.findIndex(one=>one.id===id);
          forget();
          row.classList.add("now");
          row.closest(".leg").open=true;
          const mark=[...badges.querySelectorAll(".badge")].find(node=>node.dataset.hop===id);
          const at=hops[place].hop.at;
          if(at!==undefined){
            const thing=map.things[at];
            shape(badges,"rect",{class:"halo",x:thing.x-6,y:thing.y-6,width:thing.width+12,height:thing.height+12,rx:9});
          }
          if(mark){mark.classList.add("now");bring(mark);}
          const isReply=/-r\d+$/.test(id),total=hops.filter(one=>one.id.replace(/\d+$/,"")===id.replace(/\d+$/,"")).length;
          const number=/\d+$/.exec(id)[0];
          const where=(way.length>1?`Leg ${way.indexOf(leg)+1}, `:"")+(isReply?"back":"there")+`, hop ${number} of ${total}`;
          const what=row.querySelector(".what").textContent.trim(),decision=row.querySelector(".decision").textContent;
          $("chosen").hidden=false;
          $("where").textContent=`${where}: ${decision}`;
          const about=row.querySelector("dl").cloneNode(true);
          $("about").replaceChildren(about);
          $("before").disabled=place<=0;$("after").disabled=place>=hops.length-1;
          if(says)$("said").textContent=`${where}. ${what}. ${decision}.`;
        }
        function bring(node){
          const view=$("view"),seen=view.getBoundingClientRect(),box=node.getBoundingClientRect();
          if(box.left<seen.left||box.right>seen.right)view.scrollLeft+=box.left-seen.left-seen.width/2;
          if(box.top<seen.top||box.bottom>seen.bottom)view.scrollTop+=box.top-seen.top-seen.height/2;
        }
        function step(by){
          const next=place<0?(by>0?0:hops.length-1):place+by;
          if(hops[next])choose(hops[next].id,true);
        }

        """#

    private static let keys = #"""
        document.addEventListener("click",event=>{
          const mark=event.target.closest(".badge");
          if(mark){choose(mark.dataset.hop,true);return;}
          const thing=event.target.closest(".thing");
          if(thing){
            const found=hops.find(one=>one.hop.at===Number(thing.dataset.thing)&&one.hop.stops)||hops.find(one=>one.hop.at===Number(thing.dataset.thing));
            if(found)choose(found.id,true);
            return;
          }
          const link=event.target.closest(".pick");
          if(link){
            event.preventDefault();
            showQuestion(Number(link.dataset.question));
            $("said").textContent=articles[question].querySelector("h1,h2").textContent+": "+articles[question].querySelector(".verdict").textContent;
            return;
          }
          const head=event.target.closest(".hop>summary");
          if(head)choose(head.parentElement.id,false);
        });
        document.addEventListener("keydown",event=>{
          if(event.altKey||event.ctrlKey||event.metaKey)return;
          const target=event.target;
          if(target.id==="view"){
            const by={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1}[event.key];
            if(by){event.preventDefault();step(by);}
            if(event.key==="Home"&&hops.length){event.preventDefault();choose(hops[0].id,true);}
            if(event.key==="End"&&hops.length){event.preventDefault();choose(hops[hops.length-1].id,true);}
            return;
          }
          const list=target.matches(".hop>summary")?[...target.closest(".leg").querySelectorAll(".hop>summary")]:target.matches(".pick")?[...document.querySelectorAll(".pick")].filter(node=>!node.parentElement.hidden):null;
          if(!list)return;
          const next={ArrowDown:list.indexOf(target)+1,ArrowUp:list.indexOf(target)-1,Home:0,End:list.length-1}[event.key];
          if(next===undefined||!list[next])return;
          event.preventDefault();
          list[next].focus();
          if(list[next].matches(".hop>summary"))choose(list[next].parentElement.id,false);
        });

        """#

    private static let page = #"""
        function size(width){
          const style=$("picture").style;
          style.width=width?Math.round(width)+"px":"";style.maxWidth=width?"none":"";
        }
        function zoom(by){
          const picture=$("picture"),now=picture.getBoundingClientRect().width;
          size(by?Math.max(320,Math.min(map.width*2,now*by)):0);
        }
        if(figure){
          figure.querySelector(".tools").hidden=false;
          $("smaller").onclick=()=>zoom(.8);$("larger").onclick=()=>zoom(1.25);$("fit").onclick=()=>zoom(0);
          $("before").onclick=()=>step(-1);$("after").onclick=()=>step(1);
          // Too small to read is no fit.
          if($("view").clientWidth<map.width*.55)size(map.width*.7);
        }
        const root=document.documentElement,themes=["","dark","light"],names=["as the system","dark","light"];
        function theme(name){
          if(name)root.dataset.theme=name;else delete root.dataset.theme;
          $("theme").textContent="Theme: "+names[themes.indexOf(name)];
        }
        let chosen="";
        try{chosen=localStorage.getItem("flightpath-theme")||"";}catch{}
        theme(themes.includes(chosen)?chosen:"");
        $("theme").hidden=false;
        $("theme").onclick=()=>{
          const next=themes[(themes.indexOf(root.dataset.theme||"")+1)%3];
          theme(next);
          try{localStorage.setItem("flightpath-theme",next);}catch{}
        };
        const filter=$("filter");
        if(filter){
          filter.parentElement.hidden=false;
          filter.onchange=()=>{for(const item of document.querySelectorAll(".picks li"))item.hidden=filter.value==="not"&&item.dataset.state==="holds";};
        }
        const opened=[];
        addEventListener("beforeprint",()=>{
          for(const part of document.querySelectorAll("article:not([hidden]) .leg[open] :is(.hop.denied,.hop.undetermined):not([open]),article:not([hidden]) .more:not([open])")){part.open=true;opened.push(part);}
        });
        addEventListener("afterprint",()=>{for(const part of opened.splice(0))part.open=false;});
        function follows(){
          const found=/^#q(\d+)(?:-l\d+-[fr]\d+)?$/.exec(location.hash);
          if(!found)return false;
          showQuestion(Number(found[1]));
          if(location.hash.includes("-"))choose(location.hash.slice(1),true);
          return true;
        }
        addEventListener("hashchange",follows);
        if(!follows())showQuestion(Number($("main").dataset.first));

        """#
}
