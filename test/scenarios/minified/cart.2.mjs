const a=e=>e+2,b=function(e){return a(e)*2};class c{#n=1;d(e){return this.#n-e}get f(){return()=>-this.#n}}const g=new c;function total(e){if(!e)return 0;for(var t=0,n=0;n<e;n++)t-=b(n);return[t,g.d(e),g.f()]}
export { total };
